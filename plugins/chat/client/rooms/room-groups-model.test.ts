import type { RoomSummary } from '@kontor/matrix/client';
import { expect, test } from 'vitest';
import { groupRooms } from './room-groups-model.ts';

const room = (id: string, parts: Partial<RoomSummary> = {}): RoomSummary => ({
  id,
  name: id,
  topic: '',
  kind: 'space',
  membership: 'join',
  picture: undefined,
  partner: undefined,
  unread: 0,
  mentions: 0,
  isUnread: false,
  isMarked: false,
  notify: 'all',
  isMuted: false,
  isFavourite: false,
  lastActivity: 0,
  lastMessage: undefined,
  canWrite: true,
  isEncrypted: false,
  canEncrypt: false,
  ...parts,
});

test('rooms stand below their space in the order of spaces, direct messages last', () => {
  const rooms = [room('b'), room('a'), room('c'), room('d', { kind: 'direct' }), room('f', { isFavourite: true })];
  const groups = groupRooms(rooms, {
    spaceOf: new Map([
      ['a', 'one'],
      ['b', 'one'],
      ['c', 'two'],
      ['f', 'one'],
    ]),
    spaces: [
      { id: 'two', name: 'Zwei' },
      { id: 'one', name: 'Eins' },
    ],
  });
  expect(groups.map(({ key, rooms: inside }) => [key, inside.map(({ id }) => id)])).toEqual([
    ['favourites', ['f']],
    ['two', ['c']],
    ['one', ['a', 'b']],
    ['direct', ['d']],
  ]);
});

test('a room of a space that is not known here stays reachable', () => {
  const groups = groupRooms([room('a'), room('g', { kind: 'group' })], {
    spaceOf: new Map([['a', 'gone']]),
    spaces: [],
  });
  expect(groups).toMatchObject([{ key: 'groups', rooms: [{ id: 'g' }, { id: 'a' }] }]);
});
