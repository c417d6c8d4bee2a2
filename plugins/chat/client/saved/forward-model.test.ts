import type { RoomSummary } from '@kontor/matrix/client';
import { expect, test } from 'vitest';
import { matchingRooms } from './forward-model.ts';

const room = (name: string, given: Partial<RoomSummary> = {}): RoomSummary => ({
  id: name,
  name,
  topic: '',
  picture: undefined,
  kind: 'space',
  membership: 'join',
  partner: undefined,
  unread: 0,
  mentions: 0,
  notify: 'all',
  isMuted: false,
  isUnread: false,
  isMarked: false,
  isFavourite: false,
  lastActivity: 0,
  lastMessage: undefined,
  isEncrypted: false,
  canEncrypt: false,
  canWrite: true,
  ...given,
});

test('a message goes only where the person may write', () => {
  const rooms = [room('Bauamt'), room('Aushang', { canWrite: false }), room('Neu', { membership: 'invite' })];
  expect(matchingRooms(rooms, ({ name }) => name, '').map(({ id }) => id)).toEqual(['Bauamt']);
});

test('all words have to stand in the name as it is shown', () => {
  const rooms = [room('@1:x'), room('Bauamt intern'), room('Bauhof')];
  const nameOf = ({ id }: RoomSummary) => (id === '@1:x' ? 'Jana Thiele' : id);
  expect(matchingRooms(rooms, nameOf, 'thiele jana').map(({ id }) => id)).toEqual(['@1:x']);
  expect(matchingRooms(rooms, nameOf, 'BAU').map(({ id }) => id)).toEqual(['Bauamt intern', 'Bauhof']);
});
