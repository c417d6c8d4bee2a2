import type { RoomEvent } from '../rooms/room-event.ts';
import { deleteMediaOfRedacted } from '../storage/media-use-table.ts';
import { deleteSealedOf } from '../storage/sealed-media-table.ts';
import type { WriteBatch } from '../storage/write-batch.ts';
import { mediaIn } from './media-address.ts';

/** Remembers where the files that an event names were sent, together with the event. */
export function putMediaUses({ content, roomId, position, sender }: RoomEvent, batch: WriteBatch): void {
  for (const mediaId of mediaIn(content))
    batch.insert('media_uses', { media_id: mediaId, room_id: roomId, position, sender });
}

/** The sender has not uploaded these, but may pass them on: that has been looked at before. */
export function putPassedOn({ roomId, position }: RoomEvent, mediaIds: readonly string[], batch: WriteBatch): void {
  for (const mediaId of mediaIds)
    batch.insert('media_uses', { media_id: mediaId, room_id: roomId, position, sender: null });
}

interface MediaHolder {
  readonly config: { readonly serverName: string };
  readonly media: { forget(mediaIds: readonly string[]): void };
}

/** Files that were sent with an event alone go with what it said. */
export function deleteMediaOf(
  { config, media }: MediaHolder,
  { type, content, position }: RoomEvent,
  batch: WriteBatch,
): void {
  const isSealed = type === 'm.room.encrypted';
  if (!isSealed && mediaIn(content).length === 0) return;
  let files: readonly string[] = [];
  batch.run(async (tx) => {
    const remove = isSealed ? deleteSealedOf : deleteMediaOfRedacted;
    files = await remove(tx, position, config.serverName);
  });
  batch.onCommit(() => media.forget(files));
}
