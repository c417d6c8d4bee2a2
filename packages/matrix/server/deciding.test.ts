import { expect, test } from 'vitest';
import type { KnownStateEvent } from './application-service.ts';
import { listDeciding, withDeciding } from './deciding.ts';

const [ada, ben, cem] = ['@ada:x', '@ben:x', '@cem:x'];

function aRoom(version: string, powers: object | undefined, joined: readonly string[]): KnownStateEvent[] {
  const event = (type: string, key: string, content: object): KnownStateEvent => ({
    ...{ type, key, sender: ada, content: { ...content } },
  });
  return [
    event('m.room.create', '', { room_version: version }),
    ...(powers ? [event('m.room.power_levels', '', powers)] : []),
    ...joined.map((user) => event('m.room.member', user, { membership: 'join' })),
    event('m.room.member', cem, { membership: 'leave' }),
  ];
}

test('those decide who are there and may set power levels', () => {
  const powers = { users: { [ada]: 100, [ben]: 50, [cem]: 100 }, events: { 'm.room.power_levels': 100 } };
  expect(listDeciding(aRoom('11', powers, [ada, ben]))).toEqual([ada]);
  expect(listDeciding(aRoom('11', { ...powers, events: {} }, [ada, ben]))).toEqual([ada, ben]);
  expect(listDeciding(aRoom('11', powers, [ben]))).toEqual([]);
  expect(listDeciding(aRoom('11', undefined, [ada, ben]))).toEqual([ada]);
});

test('from version 12 on a creator decides whatever the levels say', () => {
  const powers = { users: { [ben]: 90 }, events: { 'm.room.power_levels': 90 } };
  expect(listDeciding(aRoom('12', powers, [ada, ben]))).toEqual([ada, ben]);
  expect(listDeciding(aRoom('11', powers, [ada, ben]))).toEqual([ben]);
});

test('another gets what the one who decides has, and nothing else changes', () => {
  const powers = { users: { [ada]: 100 }, events: { 'm.room.power_levels': 90 }, ban: 60, 'x.own': true };
  const given = withDeciding(aRoom('11', powers, [ada, ben]), { from: ada, to: ben });
  expect(given).toMatchObject({ ...powers, users: { [ada]: 100, [ben]: 100 } });
  // A creator has no level that could be given on.
  expect(withDeciding(aRoom('12', { ...powers, users: {} }, [ada, ben]), { from: ada, to: ben })).toMatchObject({
    users: { [ben]: 90 },
  });
  expect(withDeciding(aRoom('11', powers, [ada, ben]), { from: ben, to: cem })).toBeUndefined();
  const both = { ...powers, users: { [ada]: 100, [ben]: 95 } };
  expect(withDeciding(aRoom('11', both, [ada, ben]), { from: ada, to: ben })).toMatchObject({ users: both.users });
});
