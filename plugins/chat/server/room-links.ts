import { type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import {
  type Actor,
  type AudienceToken,
  idsInPaths,
  type LinkProvider,
  type ServerHost,
} from '@kontor/plugin-api/server';
import type { LinkCard } from '@kontor/schema';
import { findPrivateRooms, type PrivateRoom } from './waiting/private-member-store.ts';

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

/** Whoever may read the space sees its rooms; private ones those who are in them. */
export function roomLinks(host: Pick<ServerHost, 'homeserver' | 'people' | 'permissions' | 'spaces'>): LinkProvider {
  const { homeserver, permissions, spaces } = host;
  return {
    noun: 'chat/room',
    async findCards(tx, actor, ids) {
      const roles = await permissions.findRoles(tx, actor.person);
      const rooms = (await homeserver.findRooms(tx, ids)).filter(({ space }) => roles.has(space));
      const found = await spaces.findSpaces(tx, [...new Set(rooms.map(({ space }) => space))]);
      const nameOf = new Map(found.map(({ id, name }) => [id, name]));
      const ofSpaces = rooms.map(({ room, name, space, archived }) => ({
        ref: roomRef(room),
        type: 'room',
        title: name,
        subtitle: nameOf.get(space) ?? null,
        state: archived ? 'archived' : null,
        path: roomPath(room),
        picture: null,
      }));
      return [...ofSpaces, ...(await findPrivateCards(host, tx, actor, ids))];
    },
    async findAudience(tx, ids) {
      const rooms = await homeserver.findRooms(tx, ids);
      const persons = [...(await findPrivateRooms(tx, ids))].map(
        ([room, { persons: inside }]) => [room, inside.map((person) => `person:${person}` as const)] as const,
      );
      return new Map<string, AudienceToken[]>([
        ...persons,
        ...rooms.map(({ room, space }) => [room, [`space:${space}`]] as [string, AudienceToken[]]),
      ]);
    },
    // Not `/chat/rooms` and its like: ids of rooms begin with a sign.
    findIds: async (_tx, paths) => idsInPaths(/^\/chat\/((?:!|%21)[^/]+)$/, paths),
  };
}

/** So many names stand for a group, whose own name Kontor does not know. */
const mostNames = 3;

const byName = new Intl.Collator('de');

/** A private room is called by who else is in it, in the order of the alphabet. */
async function findPrivateCards(
  { people }: Pick<ServerHost, 'people'>,
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<LinkCard[]> {
  const all = await findPrivateRooms(tx, ids);
  const rooms = new Map([...all].filter(([, { persons }]) => persons.includes(actor.person)));
  return [...(await nameRooms({ people }, tx, rooms, actor.person))].map(([room, title]) => {
    const card = { ref: roomRef(room), type: 'room', title, subtitle: null, state: null };
    return { ...card, path: roomPath(room), picture: null };
  });
}

/** What somebody in them calls these private rooms. */
export async function nameRooms(
  { people }: Pick<ServerHost, 'people'>,
  tx: Tx,
  rooms: ReadonlyMap<string, PrivateRoom>,
  viewer: string,
): Promise<Map<string, string>> {
  const others = new Set([...rooms.values()].flatMap(({ persons }) => persons));
  const names = new Map((await people.findPersons(tx, [...others])).map(({ id, name }) => [id, name]));
  return new Map(
    [...rooms].map(([room, { persons }]) => {
      const called = persons.filter((person) => person !== viewer).flatMap((person) => names.get(person) ?? []);
      called.sort(byName.compare);
      return [room, called.slice(0, mostNames).join(', ') + (called.length > mostNames ? ' …' : '')];
    }),
  );
}
