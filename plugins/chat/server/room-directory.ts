import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import type { ListedRoom } from '../shared/index.ts';

type Host = Pick<ServerHost, 'database' | 'homeserver' | 'permissions' | 'spaces'>;

/** The rooms that somebody can get into: those of their spaces, and of spaces that everybody may join. */
export class RoomDirectory {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** By space, in the order in which the rooms were made. What is archived is there for its members alone, to read. */
  list(actor: Actor): Promise<ListedRoom[]> {
    const { database, homeserver, permissions, spaces } = this.#host;
    return database.transaction(async (tx) => {
      const roles = await permissions.findRoles(tx, actor.person);
      const own = await spaces.findSpaces(tx, [...roles.keys()]);
      const others = (await spaces.listOpen(tx)).filter(({ id }) => !roles.has(id));
      const known = new Map([...own, ...others].map((space) => [space.id, space]));
      const rooms = await homeserver.listRooms(tx, [...known.keys()]);
      const counts = await permissions.countPersonsOf(tx, [...new Set(rooms.map(({ space }) => space))]);
      return rooms.flatMap(({ room, space, name, topic, archived }) => {
        const joined = roles.has(space);
        const of = known.get(space);
        if (!of || (archived && !joined)) return [];
        const members = counts.get(space) ?? 0;
        const isArchived = archived || of.archivedAt !== null;
        const listed = { room, space, name, topic, archived: isArchived, members, joined };
        return [{ ...listed, spaceName: of.name, spaceSlug: of.slug }];
      });
    });
  }
}
