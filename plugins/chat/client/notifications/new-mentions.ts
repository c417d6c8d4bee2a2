import type { RoomSummary } from '@kontor/matrix/client';

/** How many mentions wait in each encrypted room. */
export type KnownMentions = ReadonlyMap<string, number>;

export function mentionsIn(rooms: readonly RoomSummary[]): KnownMentions {
  return new Map(rooms.filter(({ isEncrypted }) => isEncrypted).map(({ id, mentions }) => [id, mentions]));
}

/** Encrypted rooms in which more mentions wait than before; of a room that was not known before nothing is told. */
export function newMentions(rooms: readonly RoomSummary[], before: KnownMentions): readonly RoomSummary[] {
  return rooms.filter(({ id, mentions, isEncrypted, isMuted }) => {
    const known = before.get(id);
    return isEncrypted && !isMuted && known !== undefined && mentions > known;
  });
}
