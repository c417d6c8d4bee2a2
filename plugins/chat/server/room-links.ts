import { type Ref, refOf } from '@kontor/base';
import type { LinkProvider, ServerHost } from '@kontor/plugin-api/server';

/** A room of a space wherever it is mentioned: `chat/room/<Matrix room id>`. */
export function roomRef(room: string): Ref {
  return refOf('chat', 'room', room);
}

/** Where the client shows it. */
export function roomPath(room: string): string {
  return `/chat/${encodeURIComponent(room)}`;
}

/** Where the client shows a message in it. */
export function messagePath(room: string, event: string): string {
  return `${roomPath(room)}/${encodeURIComponent(event)}`;
}

/** Whoever may read the space sees its rooms. */
export function roomLinks({
  homeserver,
  permissions,
  spaces,
}: Pick<ServerHost, 'homeserver' | 'permissions' | 'spaces'>): LinkProvider {
  return {
    noun: 'chat/room',
    async findCards(tx, actor, ids) {
      const roles = await permissions.findRoles(tx, actor.person);
      const rooms = (await homeserver.findRooms(tx, ids)).filter(({ space }) => roles.has(space));
      const found = await spaces.findSpaces(tx, [...new Set(rooms.map(({ space }) => space))]);
      const nameOf = new Map(found.map(({ id, name }) => [id, name]));
      return rooms.map(({ room, name, space, archived }) => ({
        ref: roomRef(room),
        type: 'room',
        title: name,
        subtitle: nameOf.get(space) ?? null,
        state: archived ? 'archived' : null,
        path: roomPath(room),
        picture: null,
      }));
    },
    async findAudience(tx, ids) {
      const rooms = await homeserver.findRooms(tx, ids);
      return new Map(rooms.map(({ room, space }) => [room, [`space:${space}`]]));
    },
  };
}
