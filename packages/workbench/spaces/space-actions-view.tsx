import { labelOf, useNavigate, useScreenCommands } from '@kontor/plugin-api/client';
import type { SpaceView } from '@kontor/schema';
import {
  AlertDialog,
  Archive,
  Badge,
  Button,
  Clock,
  EllipsisVertical,
  type Icon,
  IconButton,
  LogOut,
  Menu,
  MenuItem,
  MenuTrigger,
  Pencil,
  RotateCcw,
  Send,
  UserCheck,
  UserPlus,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { groupMessages } from './group-messages.ts';
import { isGroup } from './group-model.ts';
import { HandOverDialog } from './hand-over-view.tsx';
import { RequestDialog } from './request-view.tsx';
import { useSpaceActions } from './space-actions-model.ts';
import { SpaceDialog } from './space-dialog-view.tsx';
import { spaceMessages } from './space-messages.ts';

type Opened = 'edit' | 'hand-over' | 'request' | 'leave';

/** What stands in the menu, and in the palette. */
interface Choice {
  readonly id: 'edit' | 'handOver' | 'periods' | 'archive' | 'leave';
  readonly icon: Icon;
  readonly run: () => void;
}

/** What this person may do with the space: the next step as a button, the rest in a menu. */
export function SpaceActions({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const tGroup = useMessages(groupMessages);
  const actions = useSpaceActions(space);
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const isArchived = space.archivedAt !== null;
  const isOwner = space.role === 'owner';
  const choices: Choice[] = [
    ...(isOwner && !isArchived ? [{ id: 'edit', icon: Pencil, run: () => setOpened('edit') } as const] : []),
    ...(isOwner ? [{ id: 'handOver', icon: UserCheck, run: () => setOpened('hand-over') } as const] : []),
    ...(space.role !== null
      ? [{ id: 'periods', icon: Clock, run: () => navigate(`/periods?space=${space.id}`) } as const]
      : []),
    ...(isOwner && !isArchived
      ? [{ id: 'archive', icon: Archive, run: () => void actions.archive(true) } as const]
      : []),
    ...(space.canLeave ? [{ id: 'leave', icon: LogOut, run: () => setOpened('leave') } as const] : []),
  ];
  useScreenCommands(
    choices.map(({ id, ...rest }) => ({ id: `space.${id}`, label: labelOf(spaceMessages, id), ...rest })),
  );
  return (
    <>
      {space.role === null && space.visibility === 'open' && !isArchived && (
        <Button variant="primary" icon={UserPlus} onPress={() => void actions.join()}>
          {t('join')}
        </Button>
      )}
      {space.role === null && space.visibility === 'on-request' && !isArchived && !space.requested && (
        <Button variant="primary" icon={Send} onPress={() => setOpened('request')}>
          {t('request')}
        </Button>
      )}
      {space.requested && (
        <>
          <Badge tone="info">{t('requested')}</Badge>
          <Button variant="quiet" onPress={() => void actions.withdraw()}>
            {t('withdraw')}
          </Button>
        </>
      )}
      {isOwner && isArchived && (
        <Button icon={RotateCcw} onPress={() => void actions.archive(false)}>
          {t('restore')}
        </Button>
      )}
      {choices.length > 0 && (
        <MenuTrigger>
          <IconButton icon={EllipsisVertical} label={t('actions')} />
          <Menu>
            {choices.map(({ id, icon, run }) => (
              <MenuItem key={id} icon={icon} onAction={run}>
                {t(id)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      )}
      {opened === 'edit' && <SpaceDialog space={space} onClose={close} />}
      {opened === 'hand-over' && <HandOverDialog space={space} onClose={close} />}
      {opened === 'request' && <RequestDialog space={space} onClose={close} />}
      <AlertDialog
        title={t('leaveQuestion', { name: space.name })}
        action={t('leave')}
        isDestructive
        isOpen={opened === 'leave'}
        onOpenChange={close}
        onAction={() => void actions.leave()}
      >
        {t(space.visibility === 'open' ? 'leaveHelpOpen' : 'leaveHelpClosed')}
        {isGroup(space) && isOwner && ` ${tGroup('leaveHelp')}`}
      </AlertDialog>
    </>
  );
}
