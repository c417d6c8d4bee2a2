import { desktopSignals, useNavigate, useQueryRoute } from '@kontor/plugin-api/client';
import { listNotifications } from '@kontor/schema';
import { useMessages } from '@kontor/ui';
import { useEffect, useRef } from 'react';
import { z } from 'zod';
import type { DesktopBridge } from './desktop-bridge.ts';
import { desktopMessages } from './desktop-messages.ts';
import { useNoteAnswers } from './use-note-answers.ts';

/** What `tellInBrowser` hands over. */
const toldNote = z.object({
  title: z.string().min(1),
  tag: z.string().min(1).max(400),
  path: z.string(),
  notification: z.string().optional(),
  takesAnswer: z.boolean().optional(),
});

/**
 * Tells by the system instead of by the browser, and does what people do with such a note: open it, answer it, mark it
 * as read. What has been read since is shown no longer.
 */
export function useNativeNotes(bridge: DesktopBridge): void {
  const t = useMessages(desktopMessages);
  const navigate = useNavigate();
  const { answer, markRead } = useNoteAnswers();
  /** Of each note that may be in sight: which entry of the inbox it tells of. */
  const shown = useRef(new Map<string, string>());
  useEffect(() => {
    const tell = (event: Event) => {
      const note = toldNote.safeParse(event instanceof CustomEvent ? event.detail : undefined);
      if (!note.success) return;
      event.preventDefault();
      const { title, tag, path, notification, takesAnswer } = note.data;
      if (notification !== undefined) shown.current.set(tag, notification);
      void bridge.ask('notify', {
        ...{ tag, title: title.slice(0, 200), path },
        ...(takesAnswer && notification !== undefined && { reply: { placeholder: t('answer') } }),
        actions: notification === undefined ? [] : [{ id: 'read', label: t('markRead') }],
      });
    };
    window.addEventListener(desktopSignals.note, tell);
    return () => window.removeEventListener(desktopSignals.note, tell);
  }, [bridge, t]);
  useEffect(
    () =>
      bridge.listen('notification', (event) => {
        const notification = shown.current.get(event.tag);
        if (event.kind === 'open') navigate(event.path);
        else if (event.kind === 'reply') {
          // Told before this page was loaded anew: then it is answered where it came from.
          if (notification === undefined) navigate(event.path);
          else void answer(notification, event.text, event.path);
        } else if (event.kind === 'action' && event.action === 'read' && notification !== undefined)
          void markRead(notification);
        shown.current.delete(event.tag);
      }),
    [bridge, navigate, answer, markRead],
  );
  const entries = useQueryRoute(listNotifications, { show: 'inbox' }).data?.notifications;
  useEffect(() => {
    if (!entries) return;
    const unread = new Set(entries.flatMap(({ id, state }) => (state === 'unread' ? [id] : [])));
    for (const [tag, notification] of shown.current) {
      if (unread.has(notification)) continue;
      shown.current.delete(tag);
      void bridge.ask('closeNotification', tag);
    }
  }, [bridge, entries]);
}
