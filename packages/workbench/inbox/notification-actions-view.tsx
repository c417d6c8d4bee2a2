import type { Notification } from '@kontor/schema';
import {
  Check,
  Clock,
  EllipsisVertical,
  IconButton,
  Mail,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Undo2,
  useMessages,
} from '@kontor/ui';
import { shelfOf } from '../sync/inbox-sync.ts';
import { inboxMessages } from './inbox-messages.ts';
import { laterMoments, type NotificationChange } from './inbox-model.ts';

export interface NotificationActionsProps {
  readonly notification: Notification;
  readonly onChange: (change: NotificationChange) => void;
}

/** Done by one press; the rest in a menu. */
export function NotificationActions({ notification, onChange }: NotificationActionsProps) {
  const t = useMessages(inboxMessages);
  const isUnread = notification.state === 'unread';
  const shelf = shelfOf(notification);
  return (
    <>
      {shelf === 'inbox' ? (
        <IconButton size="sm" icon={Check} label={t('markDone')} onPress={() => onChange({ state: 'done' })} />
      ) : (
        <IconButton
          size="sm"
          icon={Undo2}
          label={t('bringBack')}
          onPress={() => onChange({ state: 'read', laterUntil: null })}
        />
      )}
      <MenuTrigger>
        <IconButton size="sm" icon={EllipsisVertical} label={t('actions')} />
        <Menu>
          <MenuItem icon={Mail} onAction={() => onChange({ state: isUnread ? 'read' : 'unread' })}>
            {t(isUnread ? 'markRead' : 'markUnread')}
          </MenuItem>
          <MenuSection title={t('putOff')}>
            {Object.entries(laterMoments(new Date())).map(([name, moment]) => (
              <MenuItem key={name} icon={Clock} onAction={() => onChange({ laterUntil: moment.toISOString() })}>
                {t(name as keyof ReturnType<typeof laterMoments>)}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </MenuTrigger>
    </>
  );
}
