import type { StateEvent } from '@kontor/matrix/server';
import type { RoomRole } from '@kontor/matrix/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRoom, powerLevels, type WantedRoom } from './wanted-room.ts';

const service = '@kontor:x';
const user = (index: number) => `@k-${index}:x`;
const room = (given: Partial<WantedRoom> = {}): WantedRoom => ({
  name: 'Raum',
  topic: '',
  writing: 'editor',
  members: new Map(),
  relations: [],
  ...given,
});
const member = (key: string, membership: string): StateEvent => ({
  type: 'm.room.member',
  key,
  content: { membership },
});

const roles = fc.constantFrom<RoomRole>('reader', 'editor', 'owner');
const memberships = fc.constantFrom('join', 'invite', 'leave', 'ban', 'knock');

/** What a homeserver makes of it. */
function apply(state: readonly StateEvent[], wanted: WantedRoom): StateEvent[] {
  const { kicks, state: changes, joins } = compareRoom(wanted, state, service);
  const put = (events: readonly StateEvent[], event: StateEvent) => [
    ...events.filter(({ type, key }) => type !== event.type || key !== event.key),
    event,
  ];
  const moved = [...kicks.map((key) => member(key, 'leave')), ...joins.map((key) => member(key, 'join'))];
  return [...changes, ...moved].reduce(put, [...state]);
}

test('whatever a room is like, making the differences leaves none', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.nat(20).map(user), roles),
      fc.dictionary(fc.nat(20).map(user), memberships),
      fc.constantFrom<WantedRoom['writing']>('reader', 'editor', 'owner', 'nobody'),
      (wantedRoles, present, writing) => {
        const wanted = room({
          writing,
          topic: 'Worum es geht',
          members: new Map(Object.entries(wantedRoles)),
          relations: [{ type: 'm.space.parent', key: '!s', content: { via: ['x'], canonical: true } }],
        });
        const before = [
          member(service, 'join'),
          ...Object.entries(present).map(([key, membership]) => member(key, membership)),
          { type: 'm.space.parent', key: '!old', content: { via: ['x'] } },
        ];
        const after = apply(before, wanted);
        expect(compareRoom(wanted, after, service)).toEqual({ kicks: [], state: [], invites: [], joins: [] });
        const joined = after.filter(({ content }) => content.membership === 'join').map(({ key }) => key);
        expect(joined.sort()).toEqual([service, ...wanted.members.keys()].sort());
      },
    ),
  );
});

test('everybody has the power of their role, and nobody that of the service', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.nat(50).map(user), roles), (given) => {
      const members = new Map(Object.entries(given));
      const { users, users_default: usual } = powerLevels({ members, writing: 'editor' }) as {
        users: Record<string, number>;
        users_default: number;
      };
      const power = { reader: 0, editor: 10, owner: 90 };
      for (const [key, role] of members) expect(users[key] ?? usual).toBe(power[role]);
      expect(usual).toBeLessThan(90);
    }),
  );
});

test('the event stays below what Matrix allows in a space of two thousand readers and a hundred editors', () => {
  const members = new Map<string, RoomRole>();
  for (let index = 0; index < 2100; index += 1) members.set(user(index), index < 100 ? 'editor' : 'reader');
  expect(JSON.stringify(powerLevels({ members, writing: 'editor' })).length).toBeLessThan(10_000);
});

test('fields that a homeserver adds, and their order, are no difference', () => {
  const wanted = room();
  const levels = { historical: 100, ...powerLevels(wanted) };
  const state: StateEvent[] = [
    { type: 'm.room.power_levels', key: '', content: Object.fromEntries(Object.entries(levels).reverse()) },
    { type: 'm.room.name', key: '', content: { name: 'Raum' } },
  ];
  expect(compareRoom(wanted, state, service).state).toEqual([]);
  expect(compareRoom({ ...wanted, topic: 'Neu' }, state, service).state).toEqual([
    { type: 'm.room.topic', key: '', content: { topic: 'Neu' } },
  ]);
});
