import { type Grant, type SpaceRole, type SpaceView, spaceRole } from '@kontor/schema';
import {
  AlertDialog,
  Calendar,
  EllipsisVertical,
  IconButton,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
  Trash2,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { GrantEffectText } from './grant-effect-view.tsx';
import { spaceMessages } from './space-messages.ts';

interface GrantMenuProps {
  readonly space: SpaceView;
  readonly grant: Grant;
  readonly onRole: (role: SpaceRole) => void;
  readonly onUntil: () => void;
  readonly onRemove: () => void;
}

/** Changes one grant. Where many people stand behind it, what that does to them is said before. */
export function GrantMenu({ space, grant, onRole, onUntil, onRemove }: GrantMenuProps) {
  const t = useMessages(spaceMessages);
  const [asked, setAsked] = useState<SpaceRole | 'remove'>();
  const name = grant.subjectName;
  const isArchived = space.archivedAt !== null;
  const isOne = grant.subject.kind === 'person';
  return (
    <>
      <MenuTrigger>
        <IconButton size="sm" icon={EllipsisVertical} label={t('changeRole', { name })} />
        <Menu>
          {!isArchived && (
            <MenuSection title={t('role')}>
              {spaceRole.options.map((role) => (
                <MenuItem
                  key={role}
                  isCurrent={role === grant.role}
                  onAction={() => (isOne || role === grant.role ? onRole(role) : setAsked(role))}
                >
                  {t(role)}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {!isArchived && <MenuSeparator />}
          {!isArchived && (
            <MenuItem icon={Calendar} onAction={onUntil}>
              {t('changeUntil')}
            </MenuItem>
          )}
          <MenuItem icon={Trash2} isDestructive onAction={() => setAsked('remove')}>
            {t('removeGrant')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {asked === 'remove' && (
        <AlertDialog
          title={t('removeQuestion', { name })}
          action={t('removeGrant')}
          isDestructive
          isOpen
          onOpenChange={() => setAsked(undefined)}
          onAction={onRemove}
        >
          <p className="pb-2">{t('removeHelp')}</p>
          <GrantEffectText space={space} subject={grant.subject} wanted={null} />
        </AlertDialog>
      )}
      {asked !== undefined && asked !== 'remove' && (
        <AlertDialog
          title={t('roleQuestion', { name, role: t(asked) })}
          action={t('changeRoleNow')}
          isOpen
          onOpenChange={() => setAsked(undefined)}
          onAction={() => onRole(asked)}
        >
          <GrantEffectText space={space} subject={grant.subject} wanted={asked} />
        </AlertDialog>
      )}
    </>
  );
}
