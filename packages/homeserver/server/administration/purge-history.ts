import type { Core } from '../homeserver-core.ts';
import { deleteMessages } from '../storage/event-table.ts';
import { deleteUnusedMedia } from '../storage/media-use-table.ts';

/**
 * Deletes what was sent to a room before an event, and the files that only went with it. What the room is now stays, and
 * who was in it when, by which it is known who may read what.
 */
export async function purgeHistory(core: Core, roomId: string, position: number): Promise<void> {
  await core.rooms.write(roomId, ({ room }, batch) => {
    let files: readonly string[] = [];
    let changed: ReadonlySet<number> = new Set();
    batch.run(async (tx) => {
      changed = await deleteMessages(tx, roomId, position);
      files = await deleteUnusedMedia(tx, roomId, core.config.serverName);
    });
    batch.onCommit(() => {
      core.rooms.forgetMessages(room, position, changed);
      core.media.forget(files);
    });
  });
}
