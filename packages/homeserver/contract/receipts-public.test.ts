import { expect, test } from 'vitest';
import { type Client, part } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { ephemeralOf, inRoom, ofType, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Receipts: those that others see
const target = useTarget();

const read = (client: Client, roomId: string, eventId: string) =>
  client.post(inRoom(roomId, `receipt/m.read/${part(eventId)}`));

test('others see a public receipt only where the organisation wants it', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'Text');
  const { next_batch: since } = await bob.sync();
  await read(alice, roomId, eventId);
  await bob.sendText(roomId, 'danach');
  for (const sync of [await bob.sync({ since }), await bob.sync()]) {
    const receipts = ofType(ephemeralOf(sync, roomId), 'm.receipt')[0]?.content[eventId]?.['m.read'] ?? {};
    expect(alice.userId in receipts).toBe(expected(target, 'receiptsOff', { kontor: false, synapse: true }));
  }
});

test('one’s own public receipt comes to one’s own devices', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'Text');
  await read(alice, roomId, eventId);
  const kinds = Object.values(ofType(ephemeralOf(await alice.sync(), roomId), 'm.receipt')[0].content[eventId]);
  expect(kinds).toEqual([{ [alice.userId]: expect.objectContaining({ ts: expect.any(Number) }) }]);
});

test('markers with a public receipt are taken', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'Text');
  expect(await alice.post(inRoom(roomId, 'read_markers'), { 'm.fully_read': eventId, 'm.read': eventId })).toEqual({});
});

test('who is not in the room leaves no receipt there', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'Text');
  await bob.call('POST', inRoom(roomId, `receipt/m.read/${part(eventId)}`), {});
  const receipts = ofType(ephemeralOf(await alice.sync(), roomId), 'm.receipt')[0]?.content[eventId]?.['m.read'] ?? {};
  expect(receipts).not.toHaveProperty([bob.userId]);
});
