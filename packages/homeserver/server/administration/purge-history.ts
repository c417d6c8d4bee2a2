import type { Core } from '../homeserver-core.ts';
import { deleteMessages } from '../storage/event-table.ts';

/** Deletes what was sent to a room before an event, but for state, by which members and history are known. */
export async function purgeHistory(core: Core, roomId: string, position: number): Promise<void> {
  await core.rooms.write(roomId, ({ room }, batch) => {
    batch.run((tx) => deleteMessages(tx, roomId, position));
    batch.onCommit(() => core.rooms.forgetMessages(room, position));
  });
}
