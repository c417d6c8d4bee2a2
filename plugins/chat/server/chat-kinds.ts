import type { Notifications } from '@kontor/plugin-api/server';

/** Kinds of entries in the inbox; each can be switched off. */
export const mentioned = 'chat.mentioned';
export const directMessage = 'chat.direct_message';

export function defineKinds(notifications: Notifications): void {
  notifications.defineKind({
    kind: mentioned,
    label: { de: 'Jemand erwähnt Sie in einem Raum', en: 'Somebody mentions you in a room' },
    on: true,
    personal: true,
    reachesSubstitute: true,
  });
  notifications.defineKind({
    kind: directMessage,
    label: { de: 'Jemand schreibt Ihnen direkt', en: 'Somebody writes to you directly' },
    on: true,
  });
}
