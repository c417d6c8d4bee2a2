import { parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { nameRooms, roomRef } from '../room-links.ts';
import { findPrivateRooms } from '../waiting/private-member-store.ts';
import type { DecidingService } from './deciding-service.ts';
import { type DecidedRoom, listDecidedBy } from './deciding-store.ts';

type Host = Pick<ServerHost, 'handOver' | 'people' | 'permissions'>;

const refusedNote = {
  de: 'Der Chat-Server hat die letzte Übergabe abgelehnt. Bitte wählen Sie jemand anderen.',
  en: 'The chat server refused the last hand-over. Please choose somebody else.',
};

/**
 * Private rooms in which nobody else of the organisation decides. What is said there is the business of those who are in it:
 * only the person themselves lets somebody in by that, everybody else gives it to who is in it already.
 */
export function provideRoomHandOver(host: Host, deciding: DecidingService): void {
  host.handOver.provide({
    kind: 'chat.rooms',
    one: { de: 'ein privater Chatraum', en: 'a private chat room' },
    many: { de: 'private Chaträume', en: 'private chat rooms' },
    onMove: 'goes',
    opensNothing: 'by-others',
    async list(tx, person) {
      const decided = await listDecidedBy(tx, person);
      const there = await filterThere(host, tx, [
        ...new Set(decided.flatMap(({ others }) => others.map((other) => other.person))),
      ]);
      const alone = decided.filter((room) => isTheirs(room, there));
      const rooms = await findPrivateRooms(
        tx,
        alone.map(({ room }) => room),
      );
      const titles = await nameRooms(host, tx, rooms, person);
      return alone.map(({ room, state }) => ({
        ref: roomRef(room),
        title: titles.get(room) ?? '',
        others: [],
        members: (rooms.get(room)?.persons ?? []).filter((member) => member !== person),
        ...(state === 'refused' && { note: refusedNote }),
      }));
    },
    findFitting: (tx, viewer, refs) => filterInside(tx, viewer, refs),
    async pass(tx, { from, to, refs }) {
      for (const room of roomsOf(refs).sort()) await deciding.pass(tx, { room, from, to });
    },
  });
}

/** Whoever has handed a room over looks after it again when nobody else does. */
function isTheirs({ state, others }: DecidedRoom, there: ReadonlySet<string>): boolean {
  const present = others.filter(({ person }) => there.has(person));
  return state === 'passed' ? present.length === 0 : present.every((other) => other.state === 'passed');
}

async function filterThere({ permissions }: Host, tx: Tx, persons: readonly string[]): Promise<Set<string>> {
  const tokens = await permissions.findTokens(tx, persons);
  return new Set(persons.filter((person) => tokens.get(person)?.has('everyone')));
}

async function filterInside(tx: Tx, { person }: Pick<Actor, 'person'>, refs: readonly Ref[]): Promise<Set<Ref>> {
  const rooms = await findPrivateRooms(tx, roomsOf(refs));
  return new Set([...rooms].flatMap(([room, { persons }]) => (persons.includes(person) ? [roomRef(room)] : [])));
}

function roomsOf(refs: readonly Ref[]): string[] {
  return refs.flatMap((ref) => parseRef(ref)?.id ?? []);
}
