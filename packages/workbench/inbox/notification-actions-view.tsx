import type { Notification } from '@kontor/schema';
import {
  Check,
  CheckCheck,
  Clock,
  EllipsisVertical,
  IconButton,
  Mail,
  Menu,
  MenuItem,
  MenuTrigger,
  Undo2,
  useMessages,
} from '@kontor/ui';
import { shelfOf } from '../sync/inbox-sync.ts';
import { inboxMessages } from './inbox-messages.ts';
import type { NotificationChange } from './inbox-model.ts';

export interface NotificationActionsProps {
  readonly notification: Notification;
  readonly onChange: (change: NotificationChange) => void;
  /** Asks until when. */
  readonly onLater: () => void;
  readonly onSelect: () => void;
}

/** Done by one press; the rest in a menu, with the letters that do the same. */
export function NotificationActions({ notification, onChange, onLater, onSelect }: NotificationActionsProps) {
  const t = useMessages(inboxMessages);
  const isUnread = notification.state === 'unread';
  return (
    <>
      {shelfOf(notification) === 'inbox' ? (
        <IconButton
          size="sm"
          icon={Check}
          label={t('markDone')}
          shortcut="E"
          onPress={() => onChange({ state: 'done' })}
        />
      ) : (
        <IconButton
          size="sm"
          icon={Undo2}
          label={t('bringBack')}
          shortcut="E"
          onPress={() => onChange({ state: 'read', laterUntil: null })}
        />
      )}
      <MenuTrigger>
        <IconButton size="sm" icon={EllipsisVertical} label={t('actions')} />
        <Menu>
          <MenuItem icon={Mail} shortcut="U" onAction={() => onChange({ state: isUnread ? 'read' : 'unread' })}>
            {t(isUnread ? 'markRead' : 'markUnread')}
          </MenuItem>
          <MenuItem icon={Clock} shortcut="S" onAction={onLater}>
            {t('putOffMore')}
          </MenuItem>
          <MenuItem icon={CheckCheck} shortcut="X" onAction={onSelect}>
            {t('select')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
    </>
  );
}
