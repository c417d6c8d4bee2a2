import { parseRef } from '@kontor/base';
import { type SearchProvider, type ServerHost, staleAfter } from '@kontor/plugin-api/server';
import { spaceUpdated } from '@kontor/schema';
import { roomChanged } from '../shared/index.ts';
import { roomPath, roomRef } from './room-links.ts';

/** Rooms of spaces are found by name, topic and the name of their space. What is said in them is found on its own. */
export function roomSearch({ homeserver, spaces }: Pick<ServerHost, 'homeserver' | 'spaces'>): SearchProvider {
  return {
    noun: 'chat/room',
    type: 'room',
    offline: true,
    async readDocuments(tx, refs) {
      const rooms = await homeserver.findRooms(
        tx,
        refs.map((ref) => parseRef(ref)?.id ?? ''),
      );
      const found = await spaces.findSpaces(tx, [...new Set(rooms.map(({ space }) => space))]);
      const nameOf = new Map(found.map(({ id, name }) => [id, name]));
      return rooms.map(({ room, space, name, topic, changedAt }) => ({
        ref: roomRef(room),
        type: 'room',
        title: name,
        aliases: [],
        fields: { topic, space: nameOf.get(space) ?? '' },
        audience: [`space:${space}`],
        facets: { space: [space] },
        data: { subtitle: nameOf.get(space) ?? null, path: roomPath(room) },
        updatedAt: changedAt.toISOString(),
      }));
    },
    async listRefs(tx, after, limit) {
      return (await homeserver.listRoomIds(tx, after && parseRef(after)?.id, limit)).map(roomRef);
    },
    staleAfter: [
      staleAfter(roomChanged, (_tx, event) => [roomRef(event.payload.room)]),
      staleAfter(spaceUpdated, async (tx, event) =>
        (await homeserver.listRooms(tx, [event.payload.space])).map(({ room }) => roomRef(room)),
      ),
    ],
  };
}
