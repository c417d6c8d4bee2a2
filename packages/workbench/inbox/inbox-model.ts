import type { InboxUpdate, Notification } from '@kontor/schema';
import type { Formats } from '@kontor/ui';

/** What can be changed about a notification. */
export interface NotificationChange {
  readonly state?: Notification['state'] | undefined;
  readonly laterUntil?: Notification['laterUntil'] | undefined;
}

/** What the server will say of a change to these, so that it shows at once and without a connection. */
export function expectedUpdate(
  before: readonly Notification[],
  change: NotificationChange,
  unreadBefore: number,
): InboxUpdate {
  const notifications = before.map((notification): Notification => {
    const state = change.state ?? notification.state;
    // What is done is not put off.
    const laterUntil =
      state === 'done' ? null : change.laterUntil === undefined ? notification.laterUntil : change.laterUntil;
    return { ...notification, state, laterUntil };
  });
  const unread = unreadBefore + countUnread(notifications) - countUnread(before);
  return { notifications, gone: [], unread: Math.max(0, unread) };
}

function countUnread(notifications: readonly Notification[]): number {
  return notifications.filter(({ state, laterUntil }) => state === 'unread' && laterUntil === null).length;
}

/** Moments to which somebody may put off: by the clock of the device, in the morning at 8. */
export function laterMoments(now: Date): Readonly<Record<'inThreeHours' | 'tomorrow' | 'nextWeek', Date>> {
  const inThreeHours = new Date(now.getTime() + 3 * 60 * 60_000);
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return { inThreeHours, tomorrow: morningAfter(now, 1), nextWeek: morningAfter(now, untilMonday) };
}

/** Eight o'clock on a day (`2026-11-27`) of the device's calendar. */
export function morningOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 8);
}

function morningAfter(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 8);
}

/** A day of the device's calendar: `2026-11-26`. */
export function dayOf(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The day below which a notification stands, in words. */
export function dayTitle(
  moment: Date,
  now: Date,
  words: { readonly today: string; readonly yesterday: string; readonly formatDate: Formats['formatDate'] },
): string {
  const day = dayOf(moment);
  if (day === dayOf(now)) return words.today;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  return day === dayOf(yesterday) ? words.yesterday : words.formatDate(day, 'long');
}

/** What undoing has to send: those that were alike go back together. */
export function waysBack(
  before: readonly Notification[],
): readonly { readonly notifications: string[]; readonly change: Required<NotificationChange> }[] {
  const groups = Map.groupBy(before, ({ state, laterUntil }) => `${state} ${laterUntil}`);
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const change = { state: first.state, laterUntil: first.laterUntil };
    return { notifications: alike.map(({ id }) => id), change };
  });
}
