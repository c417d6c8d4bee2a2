import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { Direction } from 'matrix-js-sdk/lib/models/event-timeline.js';

/** Where a message stands: itself, or what it changes, and the thread that it is in. */
export interface MessagePlace {
  readonly message: string;
  readonly thread: string | undefined;
}

/** Nothing where there is no such message, or none for this person. */
export async function locateMessage(sdk: MatrixClient, room: string, id: string): Promise<MessagePlace | undefined> {
  const known = sdk.getRoom(room)?.findEventById(id);
  const event = known?.event ?? (await sdk.fetchRoomEvent(room, id).catch(() => undefined));
  if (!event) return undefined;
  const { rel_type: relation, event_id: to } = Object(Object(event.content)['m.relates_to']);
  if (typeof to !== 'string') return { message: id, thread: undefined };
  if (relation === 'm.thread') return { message: id, thread: to };
  // An edit or a reaction stands at its message.
  return relation === 'm.replace' || relation === 'm.annotation'
    ? locateMessage(sdk, room, to)
    : { message: id, thread: undefined };
}

/** The first event at or after this time, else the last one before; nothing in a room in which nothing ever happened. */
export async function findByTime(sdk: MatrixClient, room: string, at: Date): Promise<string | undefined> {
  for (const direction of [Direction.Forward, Direction.Backward]) {
    const found = await sdk.timestampToEvent(room, at.getTime(), direction).catch(noneThere);
    if (found) return found.event_id;
  }
  return undefined;
}

function noneThere(failure: unknown): undefined {
  if (Object(failure).errcode !== 'M_NOT_FOUND') throw failure;
}
