import type { Tx } from '@kontor/database';
import { findEvents } from '../storage/event-table.ts';
import type { Room } from './room.ts';
import type { RoomEvent } from './room-event.ts';

/** How far relations of relations are followed. */
const mostSteps = 3;

/** The root of the thread that an event names itself. */
export function namedThread({ row }: RoomEvent): string | undefined {
  return row.relation === 'm.thread' && row.relates_to !== null ? row.relates_to : undefined;
}

/** The thread an event belongs to, over what it relates to if need be, as far as the room remembers; nothing for the main timeline. */
export function rememberedThread(room: Room, event: RoomEvent): string | undefined {
  let at: RoomEvent | undefined = event;
  for (let step = 0; at && step < mostSteps; step += 1) {
    const thread = namedThread(at);
    if (thread !== undefined) return thread;
    const parent: string | null = at.row.relates_to;
    if (parent === null) return undefined;
    at = room.recent.find(({ eventId }) => eventId === parent);
  }
  return undefined;
}

/** The same out of the database, and who belongs to the root of a thread belongs to it, too ("Threaded read receipts"). */
export async function isInThread(tx: Tx, event: RoomEvent, thread: string): Promise<boolean> {
  let at: RoomEvent | undefined = event;
  for (let step = 0; at && step <= mostSteps; step += 1) {
    if (at.eventId === thread || at.row.relates_to === thread) return true;
    const named = namedThread(at);
    if (named !== undefined || at.row.relates_to === null) return false;
    at = (await findEvents(tx, [at.row.relates_to]))[0];
  }
  return false;
}

/** Whether an event belongs to any thread; its root does not, it is a part of the main timeline. */
export async function isInAnyThread(tx: Tx, event: RoomEvent): Promise<boolean> {
  let at: RoomEvent | undefined = event;
  for (let step = 0; at && step < mostSteps; step += 1) {
    if (namedThread(at) !== undefined) return true;
    if (at.row.relates_to === null) return false;
    at = (await findEvents(tx, [at.row.relates_to]))[0];
  }
  return false;
}
