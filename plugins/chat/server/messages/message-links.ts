import { beginningOf, idsInPaths, type LinkProvider, type ServerHost } from '@kontor/plugin-api/server';
import { messagePath } from '../room-links.ts';
import { messageRef } from './message-ref.ts';
import { namesOf, roomsOf } from './message-search.ts';
import { findMessages } from './message-store.ts';

/** Whoever may read the space sees what is said in its rooms. */
export function messageLinks(host: Pick<ServerHost, 'homeserver' | 'permissions' | 'people'>): LinkProvider {
  return {
    noun: 'chat/message',
    async findCards(tx, actor, ids) {
      const roles = await host.permissions.findRoles(tx, actor.person);
      const rows = await findMessages(tx, ids);
      const [rooms, names] = [await roomsOf(host, tx, rows), await namesOf(host, tx, rows)];
      return rows.flatMap(({ event, room, sender, text }) => {
        const found = rooms.get(room);
        if (!found || !roles.has(found.space)) return [];
        return [
          {
            ref: messageRef(event),
            type: 'message',
            title: beginningOf(text),
            subtitle: [names.get(sender ?? ''), found.name].filter(Boolean).join(' · '),
            state: null,
            path: messagePath(room, event),
            picture: null,
          },
        ];
      });
    },
    async findAudience(tx, ids) {
      const rows = await findMessages(tx, ids);
      const rooms = await roomsOf(host, tx, rows);
      return new Map(
        rows.flatMap(({ event, room }) => {
          const found = rooms.get(room);
          return found ? [[event, [`space:${found.space}` as const]] as const] : [];
        }),
      );
    },
    findIds: async (_tx, paths) => idsInPaths(/^\/chat\/(?:!|%21)[^/]+\/([^/]+)$/, paths),
  };
}
