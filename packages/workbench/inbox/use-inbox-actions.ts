import {
  useAction,
  useAnnouncer,
  useQueryRoute,
  useQueuedAction,
  useSession,
  useWorkbench,
} from '@kontor/plugin-api/client';
import {
  inboxChanged,
  listNotifications,
  markAllNotificationsRead,
  type Notification,
  setNotificationStates,
} from '@kontor/schema';
import { useFormats, useMessages, useToast } from '@kontor/ui';
import { useEffect, useRef } from 'react';
import { inboxMessages } from './inbox-messages.ts';
import { expectedUpdate, type NotificationChange, waysBack } from './inbox-model.ts';

/** The most that one call takes. */
const mostAtOnce = 100;

export interface InboxActions {
  /** Changes one or several, and offers to undo what leaves its shelf. */
  change(notifications: readonly Notification[], change: NotificationChange): Promise<void>;
  markAllRead(): Promise<void>;
  /** Takes the last change back. */
  undo(): void;
}

export function useInboxActions(): InboxActions {
  const t = useMessages(inboxMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const say = useAnnouncer();
  const { person } = useSession();
  const lastUndo = useRef<() => void>(undefined);
  const markAll = useAction(markAllNotificationsRead, { refreshes: [listNotifications] });
  const { isOffline } = useWorkbench();
  const inbox = useQueryRoute(listNotifications, { show: 'inbox' }).data;
  const unread = inbox?.unread ?? 0;
  /** What was seen of those that are changed. */
  const seen = useRef(new Map<string, Notification>());
  const set = useQueuedAction(setNotificationStates, {
    object: () => `notifications/inbox/${person.id}`,
    title: ({ notifications }) => t('queued', { count: notifications.length }),
    expects: ({ notifications, ...change }) => {
      const before = notifications.flatMap((id) => seen.current.get(id) ?? []);
      const object = expectedUpdate(before, change, unread);
      const payload = { person: person.id, notifications: before.map(({ id }) => id) };
      return before.length === 0 ? [] : [{ definition: inboxChanged, payload, object }];
    },
    announces: (update) => {
      const notifications = [...update.notifications.map(({ id }) => id), ...update.gone];
      return [{ definition: inboxChanged, payload: { person: person.id, notifications }, object: update }];
    },
  });
  const refusal = (set.error ?? markAll.error)?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: t('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, t]);

  /** Whether all of it was taken. */
  async function send(ids: readonly string[], change: NotificationChange): Promise<boolean> {
    for (let at = 0; at < ids.length; at += mostAtOnce) {
      if ((await set.run({ notifications: ids.slice(at, at + mostAtOnce), ...change })) === 'refused') return false;
    }
    return true;
  }
  async function sendBack(before: readonly Notification[]): Promise<void> {
    for (const { notifications, change } of waysBack(before)) if (!(await send(notifications, change))) return;
  }
  function told(text: string, undo: () => void): void {
    lastUndo.current = toast.showUndo(text, undo);
  }

  const actions: InboxActions = {
    async change(before, change) {
      const count = before.length;
      if (count === 0) return;
      const ids = before.map(({ id }) => id);
      for (const notification of before) seen.current.set(notification.id, notification);
      // Shown at once, so taken back at once: the outbox keeps the order.
      const sending = send(ids, change);
      const back = () => void sendBack(before);
      if (change.state === 'done') told(t('markedDone', { count }), back);
      else if (change.laterUntil)
        told(t('putOffUntil', { count, moment: formatDate(change.laterUntil, 'moment') }), back);
      else {
        lastUndo.current = back;
        say(
          t(change.laterUntil === null ? 'broughtBack' : change.state === 'read' ? 'markedRead' : 'markedUnread', {
            count,
          }),
        );
      }
      await sending;
    },
    async markAllRead() {
      // What comes until there is a connection again is not meant.
      const known = inbox?.notifications.filter(({ state }) => state === 'unread') ?? [];
      if (isOffline) return actions.change(known, { state: 'read' });
      const marked = await markAll.run({});
      if (!marked || marked.notifications.length === 0) return;
      told(
        t('allMarkedRead', { count: marked.notifications.length }),
        () => void send(marked.notifications, { state: 'unread' }),
      );
    },
    undo() {
      const undo = lastUndo.current;
      lastUndo.current = undefined;
      if (!undo) return say(t('nothingToUndo'));
      undo();
      say(t('undone'));
    },
  };
  return actions;
}
