import { expect, test } from 'vitest';
import { type Client, type Json, part } from './harness/client.ts';
import { inRoom, people, roomOf } from './harness/rooms.ts';
import { SlidingConnection } from './harness/sliding-sync.ts';
import { useTarget } from './harness/target.ts';

// MSC3959, MSC3960, MSC3961: `lists` and `rooms` of an extension say of which rooms of the answer it is wanted
const target = useTarget();

/** Two rooms with something of each kind in them: one in a list of direct rooms, one in a list of the others. */
async function twoRooms(): Promise<{ alice: Client; direct: string; other: string }> {
  const [alice, bob] = await people(target, 2);
  const [direct, other] = [await roomOf(alice, [bob]), await roomOf(alice, [bob])];
  await alice.put(`/v3/user/${part(alice.userId)}/account_data/m.direct`, { [bob.userId]: [direct] });
  for (const roomId of [direct, other]) {
    await alice.put(`/v3/user/${part(alice.userId)}/rooms/${part(roomId)}/tags/m.favourite`, { order: 0.5 });
    const eventId = await bob.sendText(roomId, 'x');
    await alice.post(inRoom(roomId, `receipt/m.read.private/${part(eventId)}`));
    await bob.put(inRoom(roomId, `typing/${part(bob.userId)}`), { typing: true, timeout: 20_000 });
  }
  return { alice, direct, other };
}

const wish = { timeline_limit: 5, required_state: [] };
const lists = {
  direct: { ranges: [[0, 9]], ...wish, filters: { is_dm: true } },
  others: { ranges: [[0, 9]], ...wish, filters: { is_dm: false } },
};
const names = ['account_data', 'receipts', 'typing'] as const;

async function roomsOf(client: Client, body: Json, scope: Json): Promise<Json> {
  const extensions = Object.fromEntries(names.map((name) => [name, { enabled: true, ...scope }]));
  const answer = await new SlidingConnection(client).next({ ...body, extensions });
  return Object.fromEntries(names.map((name) => [name, Object.keys(answer.extensions[name]?.rooms ?? {}).sort()]));
}
const everywhere = (rooms: readonly string[]) => Object.fromEntries(names.map((name) => [name, [...rooms].sort()]));

test('without a word an extension is of all rooms of the answer', async () => {
  const { alice, direct, other } = await twoRooms();
  expect(await roomsOf(alice, { lists }, {})).toEqual(everywhere([direct, other]));
});

test('an extension may be of one list alone', async () => {
  const { alice, direct } = await twoRooms();
  expect(await roomsOf(alice, { lists }, { lists: ['direct'], rooms: [] })).toEqual(everywhere([direct]));
  expect(await roomsOf(alice, { lists }, { lists: ['nothing'], rooms: [] })).toEqual(everywhere([]));
});

test('an extension may be of single rooms that are subscribed to', async () => {
  const { alice, direct, other } = await twoRooms();
  const room_subscriptions = { [direct]: wish, [other]: wish };
  expect(await roomsOf(alice, { room_subscriptions }, { lists: [], rooms: [other] })).toEqual(everywhere([other]));
  expect(await roomsOf(alice, { room_subscriptions }, { lists: [] })).toEqual(everywhere([direct, other]));
});

test.each([{ lists: 'direct' }, { lists: [7] }, { rooms: {} }])('the scope %o is refused', async (scope) => {
  const [alice] = await people(target, 1);
  const extensions = { typing: { enabled: true, ...scope } };
  const answer = await new SlidingConnection(alice).call({ lists, extensions });
  expect([400, target.kind === 'synapse' ? 500 : 400]).toContain(answer.status);
});
