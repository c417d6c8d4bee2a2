import { useAction, useCall, useSession, useWorkbench } from '@kontor/plugin-api/client';
import {
  inboxChanged,
  listNotifications,
  markAllNotificationsRead,
  type Notification,
  setNotificationState,
} from '@kontor/schema';
import { useFormats, useMessages, useToast } from '@kontor/ui';
import { inboxMessages } from './inbox-messages.ts';

/** What can be changed about a notification. */
export type NotificationChange = Partial<Pick<Notification, 'state' | 'laterUntil'>>;

/** Moments to which somebody may put off: by the clock of the device, in the morning at 8. */
export function laterMoments(now: Date): Readonly<Record<'inThreeHours' | 'tomorrow' | 'nextWeek', Date>> {
  const inThreeHours = new Date(now.getTime() + 3 * 60 * 60_000);
  const morning = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 8);
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return { inThreeHours, tomorrow: morning(1), nextWeek: morning(untilMonday) };
}

/** How the number of unread ones changes with a notification; put off ones and done ones are not counted. */
export function unreadAfter(unread: number, before: Notification, after: Notification, now: Date): number {
  const counts = (notification: Notification) =>
    notification.state === 'unread' && (notification.laterUntil === null || new Date(notification.laterUntil) <= now);
  return Math.max(0, unread + Number(counts(after)) - Number(counts(before)));
}

export interface InboxActions {
  /** Changes one and offers to undo it when it leaves its shelf. */
  change(notification: Notification, change: NotificationChange): Promise<void>;
  markAllRead(): Promise<void>;
}

export function useInboxActions(unread: number): InboxActions {
  const t = useMessages(inboxMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const call = useCall();
  const { announce } = useWorkbench();
  const { person } = useSession();
  const markAll = useAction(markAllNotificationsRead, { refreshes: [listNotifications] });

  async function send(before: Notification, change: NotificationChange): Promise<Notification | undefined> {
    try {
      const after = await call(setNotificationState, { notification: before.id, ...change });
      announce({
        definition: inboxChanged,
        payload: { person: person.id, notifications: [after.id] },
        object: { notifications: [after], gone: [], unread: unreadAfter(unread, before, after, new Date()) },
      });
      return after;
    } catch (failure) {
      toast.show({ text: t('failed', { reason: failure instanceof Error ? failure.message : '' }), tone: 'danger' });
      return undefined;
    }
  }

  return {
    change: async (before, change) => {
      const after = await send(before, change);
      if (!after) return;
      const back = () => void send(after, { state: before.state, laterUntil: before.laterUntil });
      if (change.state === 'done') toast.showUndo(t('markedDone'), back);
      if (change.laterUntil)
        toast.showUndo(t('putOffUntil', { moment: formatDate(change.laterUntil, 'moment') }), back);
    },
    markAllRead: async () => {
      const marked = await markAll.run({});
      if (!marked || marked.notifications.length === 0) return;
      toast.showUndo(t('allMarkedRead', { count: marked.notifications.length }), () => {
        for (const notification of marked.notifications)
          void call(setNotificationState, { notification, state: 'unread' });
      });
    },
  };
}
