import { type Sync, stale } from '@kontor/plugin-api/client';
import { type inboxChanged, inboxUpdate, type listNotifications, type Notification } from '@kontor/schema';

type Shelf = 'inbox' | 'later' | 'done';

/** On which of the three shelves of the inbox a notification lies now. */
export function shelfOf(notification: Pick<Notification, 'state' | 'laterUntil'>, now: Date = new Date()): Shelf {
  if (notification.state === 'done') return 'done';
  return notification.laterUntil !== null && new Date(notification.laterUntil) > now ? 'later' : 'inbox';
}

/** A shelf after a change: entries that came to it, changed on it or left it; newest first. */
export const syncInbox: Sync<typeof inboxChanged, typeof listNotifications> = (copy, event, { input }) => {
  const update = inboxUpdate.safeParse(event.object);
  if (!update.success) return stale;
  const { notifications, gone, unread } = update.data;
  const changed = new Set([...gone, ...notifications.map(({ id }) => id)]);
  const kept = copy.notifications.filter(({ id }) => !changed.has(id));
  const { show = 'inbox', kind, space, inPlace } = input;
  const arrived = notifications.filter(
    (notification) =>
      shelfOf(notification) === show &&
      (kind === undefined || kind === notification.kind) &&
      (space === undefined || space === notification.space) &&
      (inPlace === undefined || notification.standsInFor.length > 0),
  );
  const all = [...kept, ...arrived].sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  return { notifications: all, unread };
};
