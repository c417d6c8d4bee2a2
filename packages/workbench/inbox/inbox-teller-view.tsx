import { tellInBrowser, useNavigate, useQueryRoute } from '@kontor/plugin-api/client';
import { listNotifications } from '@kontor/schema';
import { useLanguage } from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';
import { newEntries } from './new-entries.ts';

/**
 * Goes where a press on a pushed note leads, and tells by the browser of what comes into the inbox while nobody looks at Kontor. In quiet hours nothing comes there: so
 * nothing is told either. Shows nothing.
 */
export function InboxTeller() {
  const { language } = useLanguage();
  const navigate = useNavigate();
  const entries = useQueryRoute(listNotifications, { show: 'inbox' }).data?.notifications;
  const known = useRef(new Set<string>());
  const [since] = useState(() => new Date().toISOString());
  useEffect(() => {
    if (!entries) return;
    for (const { id, text, ref, card, takesAnswer = false } of newEntries(entries, known.current, since)) {
      const note = { title: text[language], tag: ref, path: card?.path ?? '/inbox', notification: id, takesAnswer };
      tellInBrowser(note, navigate);
    }
    void closeSettled(new Set(entries.flatMap(({ ref, state }) => (state === 'unread' ? [ref] : []))));
    for (const { id, state } of entries) {
      if (state === 'unread') known.current.add(id);
      // Read and new again, it is told again.
      else known.current.delete(id);
    }
  }, [entries, language, navigate, since]);
  useEffect(() => {
    const open = ({ data }: MessageEvent) => {
      if (typeof data?.open === 'string') navigate(data.open);
    };
    navigator.serviceWorker?.addEventListener('message', open);
    return () => navigator.serviceWorker?.removeEventListener('message', open);
  }, [navigate]);
  return null;
}

/** What was pushed to this device and has been read since, here or elsewhere, is shown no longer. */
async function closeSettled(unread: ReadonlySet<string>): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const note of (await registration?.getNotifications?.()) ?? []) if (!unread.has(note.tag)) note.close();
}
