import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import {
  addGrant,
  type Grant,
  getSpace,
  listGrants,
  removeGrant,
  type SpaceRole,
  type SpaceView,
  spaceRole,
} from '@kontor/schema';
import {
  AlertDialog,
  Avatar,
  Badge,
  Building2,
  Button,
  Calendar,
  EllipsisVertical,
  FormError,
  IconButton,
  ItemList,
  type ItemRow,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
  Trash2,
  UserPlus,
  UsersRound,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { GrantUntilDialog } from './grant-until-view.tsx';
import { InviteDialog } from './invite-view.tsx';
import { spaceMessages } from './space-messages.ts';

/** Who may what in the space; owners invite, change roles and remove. */
export function SpaceMembers({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const [isInviting, setInviting] = useState(false);
  const query = useQueryRoute(listGrants, { space: space.id });
  const canManage = space.role === 'owner' && space.archivedAt === null;
  return (
    <>
      {canManage && (
        <div className="flex justify-end pb-2">
          <Button icon={UserPlus} onPress={() => setInviting(true)}>
            {t('invite')}
          </Button>
        </div>
      )}
      <QueryView query={query}>
        {({ grants }) => <GrantList space={space} grants={grants} canManage={canManage} />}
      </QueryView>
      {isInviting && <InviteDialog space={space} onClose={() => setInviting(false)} />}
    </>
  );
}

interface GrantListProps {
  readonly space: SpaceView;
  readonly grants: readonly Grant[];
  readonly canManage: boolean;
}

function GrantList({ space, grants, canManage }: GrantListProps) {
  const t = useMessages(spaceMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const change = useAction(addGrant, { refreshes: [listGrants, getSpace] });
  const remove = useAction(removeGrant, { refreshes: [listGrants, getSpace] });
  const [limited, setLimited] = useState<Grant>();
  const row = (grant: Grant): ItemRow => {
    const { id, subject, subjectName: name, role, until, inheritedFrom } = grant;
    const isFixed = !canManage || inheritedFrom !== null;
    const notes = [
      subject.kind === 'person' ? undefined : t(subject.kind === 'group' ? 'group' : 'orgUnit'),
      subject.kind === 'org-unit' && subject.below ? t('below') : undefined,
      until === null ? undefined : t('until', { day: formatDate(until) }),
      inheritedFrom === null ? undefined : t('inherited', { space: inheritedFrom }),
    ].filter((note) => note !== undefined);
    return {
      id,
      text: name,
      title: name,
      ...(notes.length > 0 && { subtitle: notes.join(' · ') }),
      start: <SubjectSign grant={grant} />,
      note: <Badge>{t(role)}</Badge>,
      ...(!isFixed && {
        end: (
          <GrantMenu
            grant={grant}
            onRole={(next) => void change.run({ space: space.id, subject, role: next, until })}
            onUntil={() => setLimited(grant)}
            onRemove={async () => {
              if (await remove.run({ space: space.id, grant: id })) toast.show({ text: t('removed', { name }) });
            }}
          />
        ),
      }),
    };
  };
  return (
    <>
      <FormError>{(change.error ?? remove.error)?.message}</FormError>
      <ItemList label={t('members')} items={grants} row={row} className="-mx-3" />
      {limited && <GrantUntilDialog space={space} grant={limited} onClose={() => setLimited(undefined)} />}
    </>
  );
}

interface GrantMenuProps {
  readonly grant: Grant;
  readonly onRole: (role: SpaceRole) => void;
  readonly onUntil: () => void;
  readonly onRemove: () => void;
}

function GrantMenu({ grant, onRole, onUntil, onRemove }: GrantMenuProps) {
  const t = useMessages(spaceMessages);
  const [isRemoving, setRemoving] = useState(false);
  const name = grant.subjectName;
  return (
    <>
      <MenuTrigger>
        <IconButton size="sm" icon={EllipsisVertical} label={t('changeRole', { name })} />
        <Menu>
          <MenuSection title={t('role')}>
            {spaceRole.options.map((role) => (
              <MenuItem key={role} isCurrent={role === grant.role} onAction={() => onRole(role)}>
                {t(role)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSeparator />
          <MenuItem icon={Calendar} onAction={onUntil}>
            {t('changeUntil')}
          </MenuItem>
          <MenuItem icon={Trash2} isDestructive onAction={() => setRemoving(true)}>
            {t('removeGrant')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <AlertDialog
        title={t('removeQuestion', { name })}
        action={t('removeGrant')}
        isDestructive
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        onAction={onRemove}
      >
        {t('removeHelp')}
      </AlertDialog>
    </>
  );
}

function SubjectSign({ grant: { subject, subjectName } }: { readonly grant: Grant }) {
  if (subject.kind === 'person') return <Avatar name={subjectName} seed={subject.id} />;
  const Icon = subject.kind === 'group' ? UsersRound : Building2;
  return (
    <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-hover text-muted">
      <Icon aria-hidden className="size-4" />
    </span>
  );
}
