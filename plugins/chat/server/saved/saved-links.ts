import { isUuid, type Ref, refOf } from '@kontor/base';
import type { LinkProvider, ServerHost } from '@kontor/plugin-api/server';
import { messagePath } from '../room-links.ts';
import { findSaved } from './saved-store.ts';

/** A saved message in its owner's inbox: `chat/saved/<id>`. */
export function savedRef(id: string): Ref {
  return refOf('chat', 'saved', id);
}

/**
 * Whoever saved it sees it, and nobody else. Of rooms of spaces it says the name, as long as the person may see the space;
 * of all others Kontor knows nothing to say.
 */
export function savedLinks({ homeserver, permissions }: Pick<ServerHost, 'homeserver' | 'permissions'>): LinkProvider {
  return {
    noun: 'chat/saved',
    async findCards(tx, actor, ids) {
      const saved = (await findSaved(tx, ids.filter(isUuid))).filter(({ person }) => person === actor.person);
      const roles = await permissions.findRoles(tx, actor.person);
      const rooms = await homeserver.findRooms(tx, [...new Set(saved.map(({ room }) => room))]);
      const nameOf = new Map(rooms.filter(({ space }) => roles.has(space)).map(({ room, name }) => [room, name]));
      return saved.map(({ id, room, event }) => ({
        ref: savedRef(id),
        type: 'message',
        title: nameOf.get(room) ?? 'Chat',
        subtitle: null,
        state: null,
        path: messagePath(room, event),
        picture: null,
      }));
    },
    async findAudience(tx, ids) {
      const saved = await findSaved(tx, ids.filter(isUuid));
      return new Map(saved.map(({ id, person }) => [id, [`person:${person}` as const]]));
    },
  };
}
