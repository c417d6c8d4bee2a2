import { showBadge } from './app-badge.ts';

declare const self: ServiceWorkerGlobalScope;

/** What the server sends; see `push-service.ts` of `server/services/notifications/push`. */
interface PushPayload {
  readonly title: string;
  readonly body: string;
  /** The object: a newer note about it takes the place of an older one. */
  readonly tag: string;
  readonly path: string;
  readonly notification: string;
  /** What is unread still; notes about anything else are settled. */
  readonly still?: readonly string[];
  /** How many entries of the inbox are unread; servers of before do not say. */
  readonly unread?: number;
}

interface NoteData {
  readonly path: string;
  readonly notification: string;
}

/**
 * W5 what the server pushes is shown, without asking it: there may be no connection. A note that a press opens leads to
 * its object in a window that is there, or in a new one, and is read. Notes about what was settled elsewhere go.
 */
export function showPush(event: PushEvent): void {
  const payload: PushPayload | undefined = event.data?.json();
  if (payload) event.waitUntil(show(payload));
}

async function show({ title, body, tag, path, notification, still, unread }: PushPayload): Promise<void> {
  await showBadge(unread);
  if (still) await closeNotes((shown) => shown !== tag && !still.includes(shown));
  const data: NoteData = { path, notification };
  await self.registration.showNotification(title, { body, tag, data, icon: '/icon-192.png', badge: '/icon-192.png' });
}

export function openNote(event: NotificationEvent): void {
  event.notification.close();
  // Made above.
  const data: NoteData | null = event.notification.data;
  if (data) event.waitUntil(Promise.all([open(data.path), markRead(data.notification)]));
}

/** A window that is there goes there by itself, so that what is not saved in it is not lost. */
async function open(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' });
  const own = windows.find(({ url }) => new URL(url).origin === self.location.origin);
  if (!own) {
    await self.clients.openWindow(path);
    return;
  }
  own.postMessage({ open: path });
  await own.focus();
}

/** Where that does not arrive, it stays unread. */
async function markRead(notification: string): Promise<void> {
  const body = JSON.stringify({ notifications: [notification], state: 'read' });
  const headers = { 'content-type': 'application/json' };
  await fetch('/api/notifications', { method: 'PATCH', headers, body }).catch(() => undefined);
}

async function closeNotes(isSettled: (tag: string) => boolean): Promise<void> {
  for (const note of await self.registration.getNotifications()) if (isSettled(note.tag)) note.close();
}
