import type { Core } from '../homeserver-core.ts';
import { forbidden, invalidParam, notFound } from '../matrix-error.ts';
import type { ReceiptType } from '../rooms/receipts.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { isInAnyThread, isInThread } from '../rooms/thread-of.ts';
import { findEvent } from '../storage/event-table.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

const types: readonly ReceiptType[] = ['m.read', 'm.read.private', 'm.fully_read'];

/** "Receipts", "Fully read markers". */
export function receiptEndpoints(core: Core) {
  return new EndpointList()
    .at('POST /v3/rooms/:roomId/receipt/:receiptType/:eventId', 'user', async (call) => {
      const type = types.find((each) => each === call.param('receiptType'));
      if (!type) throw invalidParam('There is no such type of receipt');
      const thread = threadOf(call, type);
      await mark(core, call, [{ type, thread, eventId: call.param('eventId') }]);
      return {};
    })
    .at('POST /v3/rooms/:roomId/read_markers', 'user', async (call) => {
      const wanted = types.flatMap((type) => {
        const eventId = call.textIfAny(type);
        return eventId === undefined ? [] : [{ type, thread: '', eventId }];
      });
      await mark(core, call, wanted);
      return {};
    });
}

function threadOf(call: Call, type: ReceiptType): string {
  const thread = call.json.thread_id;
  if (thread === undefined) return '';
  if (typeof thread !== 'string' || thread === '' || thread.length > 255 || thread.includes('\0'))
    throw invalidParam('thread_id is main or the id of a thread’s first event');
  if (type === 'm.fully_read') throw invalidParam('m.fully_read is of the whole room');
  return thread;
}

interface Mark {
  readonly type: ReceiptType;
  readonly thread: string;
  readonly eventId: string;
}

async function mark(core: Core, call: Call, wanted: readonly Mark[]): Promise<void> {
  const [{ userId }, roomId] = [call.caller, call.param('roomId')];
  await core.rooms.use(roomId, async (room) => {
    if (!room.isJoined(userId)) throw forbidden('You are not in this room');
    if (wanted.length === 0) return;
    const events = await Promise.all(
      wanted.map(async (each) => {
        const recent = room.recent.find(({ eventId }) => eventId === each.eventId);
        const event = recent ?? (await core.database.transaction((tx) => findEvent(tx, roomId, each.eventId)));
        if (!event) throw notFound('The room has no such event');
        await checkThread(core, event, each.thread);
        return event;
      }),
    );
    const loaded = await core.receipts.own(roomId, userId);
    await core.writer.write((batch) => {
      for (const [index, event] of events.entries()) {
        const { type: asked, thread } = wanted[index] as Mark; // as many as events
        const type = asked === 'm.read' && !core.config.publicReceipts ? 'm.read.private' : asked;
        const moved = core.receipts.write(batch, loaded, { userId, type, thread, event });
        if (moved && type === 'm.fully_read')
          core.accountData.write(batch, { userId, roomId, type }, { event_id: event.eventId });
      }
    });
  });
}

/** A receipt of a thread is for an event of that thread ("Threaded read receipts"). */
async function checkThread(core: Core, event: RoomEvent, thread: string): Promise<void> {
  if (thread === '') return;
  const fits = await core.database.transaction(async (tx) =>
    thread === 'main' ? !(await isInAnyThread(tx, event)) : isInThread(tx, event, thread),
  );
  if (!fits) throw invalidParam('The event does not belong to this thread');
}
