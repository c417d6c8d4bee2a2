import { ReceiptType } from 'matrix-js-sdk/lib/@types/read_receipts.js';
import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import { Direction } from 'matrix-js-sdk/lib/models/event-timeline.js';
import { NotificationCountType, type Room } from 'matrix-js-sdk/lib/models/room.js';

/** Room account data by which somebody reminds themselves of a room ("Unread marker"). */
const mark = 'm.marked_unread';
/** So many rooms are marked at once. */
const atOnce = 4;

export function isMarkedUnread(room: Room): boolean {
  return room.getAccountData(mark)?.getContent().unread === true;
}

/**
 * Whether a message that waits for the person was read on any of their devices, by what the homeserver counts. `unseen`:
 * nothing is unread, but the message is not known here; it is old, or still on its way.
 */
export type ReadState = 'read' | 'unread' | 'unseen';

export function readStateOf(room: Room, event: string, isDirect: boolean): ReadState {
  if (room.getMyMembership() !== 'join') return 'unread';
  const counted = isDirect ? NotificationCountType.Total : NotificationCountType.Highlight;
  if (room.getUnreadNotificationCount(counted) > 0) return 'unread';
  return room.findEventById(event) ? 'read' : 'unseen';
}

export async function markUnread(sdk: MatrixClient, room: string, unread: boolean): Promise<void> {
  await sdk.setRoomAccountData(room, mark as never, { unread } as never); // the library does not list the marker yet
}

/** Everything in the room was read, in its threads as well; only the person's own devices hear of it. */
export async function readAll(sdk: MatrixClient, room: Room): Promise<void> {
  const last = await findNewest(sdk, room);
  if (last) await sdk.sendReadReceipt(last, ReceiptType.ReadPrivate, true);
  await readMark(sdk, room);
}

/** Of threads that nobody has opened here, only the homeserver knows the end. */
async function findNewest(sdk: MatrixClient, room: Room): Promise<MatrixEvent | undefined> {
  if (room.threadsAggregateNotificationType === null) return room.getLastLiveEvent();
  const { chunk } = await sdk.createMessagesRequest(room.roomId, null, 1, Direction.Backward);
  return chunk.map(sdk.getEventMapper())[0];
}

/** Takes the marker away, if there is one. */
export async function readMark(sdk: MatrixClient, room: Room): Promise<void> {
  if (isMarkedUnread(room)) await markUnread(sdk, room.roomId, false);
}

/** The same for several; rejects when one of them failed, after all were tried. */
export async function readEvery(sdk: MatrixClient, rooms: readonly Room[]): Promise<void> {
  const waiting = [...rooms];
  const failures: unknown[] = [];
  const take = async () => {
    for (let room = waiting.shift(); room; room = waiting.shift()) {
      await readAll(sdk, room).catch((failure: unknown) => failures.push(failure));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  if (failures.length > 0) throw failures[0];
}
