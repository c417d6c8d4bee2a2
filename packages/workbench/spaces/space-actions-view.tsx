import type { SpaceView } from '@kontor/schema';
import {
  AlertDialog,
  Archive,
  Badge,
  Button,
  EllipsisVertical,
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
import { HandOverDialog } from './hand-over-view.tsx';
import { RequestDialog } from './request-view.tsx';
import { useSpaceActions } from './space-actions-model.ts';
import { SpaceDialog } from './space-dialog-view.tsx';
import { spaceMessages } from './space-messages.ts';

type Opened = 'edit' | 'hand-over' | 'request' | 'leave';

/** What this person may do with the space: the next step as a button, the rest in a menu. */
export function SpaceActions({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const actions = useSpaceActions(space);
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const isArchived = space.archivedAt !== null;
  const isOwner = space.role === 'owner';
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
      {(isOwner || space.canLeave) && (
        <MenuTrigger>
          <IconButton icon={EllipsisVertical} label={t('actions')} />
          <Menu>
            {isOwner && !isArchived && (
              <MenuItem icon={Pencil} onAction={() => setOpened('edit')}>
                {t('edit')}
              </MenuItem>
            )}
            {isOwner && (
              <MenuItem icon={UserCheck} onAction={() => setOpened('hand-over')}>
                {t('handOver')}
              </MenuItem>
            )}
            {isOwner && !isArchived && (
              <MenuItem icon={Archive} onAction={() => void actions.archive(true)}>
                {t('archive')}
              </MenuItem>
            )}
            {space.canLeave && (
              <MenuItem icon={LogOut} onAction={() => setOpened('leave')}>
                {t('leave')}
              </MenuItem>
            )}
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
      </AlertDialog>
    </>
  );
}
