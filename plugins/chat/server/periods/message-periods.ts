import type { Tx } from '@kontor/database';
import type { Expiring, ServerHost } from '@kontor/plugin-api/server';
import { createMessageAges } from '../migrations/20261127-2365-create-message-ages.ts';
import { keepAges } from './keep-ages.ts';
import { MessageExpiry } from './old-messages.ts';

/**
 * Messages in rooms of spaces go by their age: as if their authors had deleted them, so that the search and everybody's
 * program forget them the same way, and with their files. What is pinned stays, and what something else leads back to, such
 * as a page made of it.
 */
export function provideMessagePeriods(host: ServerHost): void {
  const { homeserver } = host;
  const expiry = new MessageExpiry(host, {
    job: 'chat.delete_old',
    listPinned: (room) => homeserver.listPinned(room),
    async redact(room, message) {
      await homeserver.redact(room, message);
      return true;
    },
  });
  host.migrations.add(createMessageAges);
  homeserver.onRoomEvents(keepAges);
  host.periods.provide({
    kind: 'chat.messages',
    label: { de: 'Chatnachrichten in Räumen', en: 'Chat messages in rooms' },
    counts: {
      de: 'Gezählt ab dem Senden; danach für alle gelöscht, mit Dateien und Reaktionen. Angepinntes bleibt, und Nachrichten, aus denen eine Wikiseite wurde',
      en: 'Counted from sending; then deleted for all, with files and reactions. What is pinned stays, and messages that became a wiki page',
    },
    byDefault: null,
    least: 7,
    most: 3650,
    mayBeNever: true,
    ofSpace: true,
    count: async (tx, expiring) => expiry.count(tx, { ...expiring, rooms: await roomsOf(host, tx, expiring) }),
    expire: async (tx, expiring) => expiry.expire(tx, { ...expiring, rooms: await roomsOf(host, tx, expiring) }),
  });
}

async function roomsOf(host: ServerHost, tx: Tx, { space }: Expiring): Promise<string[]> {
  return space === null ? [] : (await host.homeserver.listRooms(tx, [space])).map(({ room }) => room);
}
