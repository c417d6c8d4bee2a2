import type { ServerHost } from '@kontor/plugin-api/server';
import { findPrivateRooms } from '../waiting/private-member-store.ts';
import {
  deleteAgesOf,
  deleteUnknownRoom,
  insertAge,
  listRoomsWithoutPeople,
  listUnknownRooms,
} from './message-age-store.ts';

/** Asks once, room by room, how old what was said there before is; and forgets rooms in which nobody is any more. */
export async function learnPrivateAges(host: ServerHost, signal: AbortSignal): Promise<void> {
  const { database, homeserver } = host;
  if (!homeserver.isOn) return;
  for (const room of await database.transaction(listUnknownRooms)) {
    const persons = (await database.transaction((tx) => findPrivateRooms(tx, [room]))).get(room)?.persons ?? [];
    let from: string | undefined;
    do {
      signal.throwIfAborted();
      const { messages, next } = await homeserver.privateRooms.listMessages(room, persons, from);
      await database.transaction(async (tx) => {
        for (const { event, at } of messages) await insertAge(tx, { event, room, sent_at: at });
      });
      from = next;
    } while (from !== undefined);
    await database.transaction((tx) => deleteUnknownRoom(tx, room));
  }
  await database.transaction(async (tx) => {
    const rooms = await listRoomsWithoutPeople(tx);
    const ofSpaces = new Set((await homeserver.findRooms(tx, rooms)).map(({ room }) => room));
    await deleteAgesOf(
      tx,
      rooms.filter((room) => !ofSpaces.has(room)),
    );
  });
}
