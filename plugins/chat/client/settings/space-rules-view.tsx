import { Archive, Banner, Button, Switch, Undo2, useMessages } from '@kontor/ui';
import { settingsMessages } from './settings-messages.ts';
import type { SpaceRoomSettings } from './use-space-room.ts';

/** Who may write in a room of a space, and whether anybody still may: its owners decide. */
export function SpaceRules({ ofSpace }: { readonly ofSpace: SpaceRoomSettings }) {
  const t = useMessages(settingsMessages);
  const { room, canManage, isPending, change } = ofSpace;
  return (
    <>
      {room.archived && <Banner tone="info">{t('archived')}</Banner>}
      {!room.archived && canManage && (
        <Switch
          isSelected={room.writers === 'owners'}
          isDisabled={isPending}
          onChange={(isOn) => void change({ writers: isOn ? 'owners' : 'editors' })}
          description={t('announcementsHint')}
        >
          {t('announcements')}
        </Switch>
      )}
      {!room.archived && !canManage && (
        <p className="text-sm">{t(room.writers === 'owners' ? 'announcementsHint' : 'editorsWrite')}</p>
      )}
      {canManage && (
        <div className="flex flex-col items-start gap-1.5">
          <Button
            size="sm"
            icon={room.archived ? Undo2 : Archive}
            isPending={isPending}
            onPress={() => void change({ archived: !room.archived })}
          >
            {t(room.archived ? 'unarchive' : 'archive')}
          </Button>
          {!room.archived && <p className="text-xs text-muted">{t('archiveText')}</p>}
        </div>
      )}
    </>
  );
}
