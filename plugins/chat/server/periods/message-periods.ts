import type { Tx } from '@kontor/database';
import type { Expiring, ServerHost } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { messageRef } from '../messages/message-ref.ts';
import { createMessageAges } from '../migrations/20261127-2365-create-message-ages.ts';
import { keepAges } from './keep-ages.ts';
import { deleteAges, findAges, listOld, type MessageAge, takeOld, writePinned } from './message-age-store.ts';

const deleteJob = {
  name: 'chat.delete_old',
  data: z.object({ room: z.string(), events: z.array(z.string()) }),
  attempts: 20,
};

/** What is held back, and what a homeserver did not delete although it was asked to, is looked at again. */
const lookAgainMs = 20 * 3_600_000;

/**
 * Messages in rooms of spaces go by their age: as if their authors had deleted them, so that the search and everybody's
 * program forget them the same way, and with their files. What is pinned stays, and what something else leads back to, such
 * as a page made of it. Direct and group messages belong to those in them.
 */
export function provideMessagePeriods(host: ServerHost): void {
  host.migrations.add(createMessageAges);
  host.homeserver.onRoomEvents(keepAges);
  host.jobs.define(deleteJob, ({ room, events }, signal) => deleteOld(host, room, events, signal));
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
    async count(tx, expiring) {
      const found = await listOld(tx, { rooms: await roomsOf(host, tx, expiring), before: expiring.before });
      return (await withoutHeld(host, tx, found)).length;
    },
    expire: (tx, expiring) => expire(host, tx, expiring),
  });
}

async function roomsOf(host: ServerHost, tx: Tx, { space }: Expiring): Promise<string[]> {
  return space === null ? [] : (await host.homeserver.listRooms(tx, [space])).map(({ room }) => room);
}

/** Beyond what this many name, a question of its own. */
const refsAtOnce = 1000;

async function withoutHeld(host: ServerHost, tx: Tx, found: readonly MessageAge[]): Promise<MessageAge[]> {
  const free: MessageAge[] = [];
  for (let from = 0; from < found.length; from += refsAtOnce) {
    const some = found.slice(from, from + refsAtOnce);
    const held = await host.periods.findHeld(
      tx,
      some.map(({ event }) => messageRef(event)),
    );
    free.push(...some.filter(({ event }) => !held.has(messageRef(event))));
  }
  return free;
}

async function expire(host: ServerHost, tx: Tx, expiring: Expiring & { readonly limit: number }): Promise<number> {
  const { before, limit } = expiring;
  const rooms = await roomsOf(host, tx, expiring);
  if (rooms.length === 0 || !host.homeserver.isOn) return 0;
  const now = host.clock.now();
  const going: MessageAge[] = [];
  for (let isMore = true; isMore && going.length < limit; ) {
    const notSince = new Date(now.getTime() - lookAgainMs);
    const taken = await takeOld(tx, { rooms, before, now, notSince, limit });
    going.push(...(await withoutHeld(host, tx, taken)));
    isMore = taken.length === limit;
  }
  for (const [room, messages] of Map.groupBy(going, (message) => message.room))
    await host.jobs.enqueue(tx, deleteJob, { room, events: messages.map(({ event }) => event) });
  return going.length;
}

/** What was pinned since is known from the room itself. */
async function deleteOld(
  host: ServerHost,
  room: string,
  events: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const { database, homeserver } = host;
  const pinned = await homeserver.listPinned(room);
  await database.transaction((tx) => writePinned(tx, room, [...pinned]));
  for (const message of await database.transaction((tx) => findAges(tx, room, events))) {
    if (pinned.has(message.event)) continue;
    signal.throwIfAborted();
    await homeserver.redact(room, { event: message.event, at: message.sent_at });
    await database.transaction((tx) => deleteAges(tx, room, [message.event]));
  }
}
