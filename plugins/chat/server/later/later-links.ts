import { isUuid, type Ref, refOf } from '@kontor/base';
import type { LinkProvider, ServerHost } from '@kontor/plugin-api/server';
import { findLater } from './later-store.ts';

/** A message for later in its author's inbox: `chat/later/<id>`. */
export function laterRef(id: string): Ref {
  return refOf('chat', 'later', id);
}

/** Its author sees it, and nobody else; the card says the room, as long as its space is theirs to see, and not the text. */
export function laterLinks({ homeserver, permissions }: Pick<ServerHost, 'homeserver' | 'permissions'>): LinkProvider {
  return {
    noun: 'chat/later',
    async findCards(tx, actor, ids) {
      const own = (await findLater(tx, ids.filter(isUuid))).filter(({ person }) => person === actor.person);
      const roles = await permissions.findRoles(tx, actor.person);
      const rooms = await homeserver.findRooms(tx, [...new Set(own.map(({ room }) => room))]);
      const nameOf = new Map(rooms.filter(({ space }) => roles.has(space)).map(({ room, name }) => [room, name]));
      return own.map(({ id, room }) => ({
        ref: laterRef(id),
        type: 'message',
        title: nameOf.get(room) ?? 'Chat',
        subtitle: null,
        state: null,
        path: '/chat/later',
        picture: null,
      }));
    },
    async findAudience(tx, ids) {
      const found = await findLater(tx, ids.filter(isUuid));
      return new Map(found.map(({ id, person }) => [id, [`person:${person}` as const]]));
    },
  };
}
