import type { Notification } from '@kontor/schema';

/** One line of a shelf: a notification, several about one object folded into one, or one of those below it. */
export interface InboxLine {
  /** Of the line: that of a fold is its own. */
  readonly id: string;
  /** What it shows; of a fold the newest. */
  readonly notification: Notification;
  /** What an act on this line changes, newest first. */
  readonly entries: readonly Notification[];
  readonly kind: 'single' | 'fold' | 'part';
  /** When the newest about the same object came: lines about one object stay together. */
  readonly newestAt: string;
}

/** Lines of these notifications (newest first) in the order of the newest about each object; `open` are the ids of unfolded folds. */
export function linesOf(notifications: readonly Notification[], open: ReadonlySet<string>): readonly InboxLine[] {
  return [...Map.groupBy(notifications, ({ ref }) => ref)].flatMap(([ref, entries]) => {
    const [newest] = entries;
    if (!newest) return [];
    const newestAt = newest.createdAt;
    const single = (notification: Notification, kind: 'single' | 'part'): InboxLine => ({
      id: notification.id,
      notification,
      entries: [notification],
      kind,
      newestAt,
    });
    if (entries.length === 1) return [single(newest, 'single')];
    const id = `fold:${ref}`;
    // Unread as long as any of it is.
    const state = entries.some((entry) => entry.state === 'unread') ? 'unread' : newest.state;
    const fold: InboxLine = { id, notification: { ...newest, state }, entries, kind: 'fold', newestAt };
    return [fold, ...(open.has(id) ? entries.map((entry) => single(entry, 'part')) : [])];
  });
}

/** All that these lines change, each once. */
export function entriesOf(lines: readonly InboxLine[]): readonly Notification[] {
  return [...new Map(lines.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry] as const))).values()];
}
