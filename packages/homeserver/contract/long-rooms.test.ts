import { expect, test } from 'vitest';
import { type Client, type Json, part } from './harness/client.ts';
import { idsOf, inline, inRoom, joinedRoom, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// What was said long ago: no server has all of it at hand (client-server API, Aggregations, Receipts, Search)
const target = useTarget();
const longMs = 90_000;

/** Seventy messages at once; their ids in the order of the room. */
async function fill(client: Client, roomId: string): Promise<string[]> {
  await Promise.all(Array.from({ length: 70 }, (_, index) => client.sendText(roomId, `Nachricht ${index}`)));
  const { chunk } = await client.get(inRoom(roomId, 'messages'), { dir: 'b', limit: 70 });
  return idsOf(chunk).reverse();
}
const text = (body: string, more: Json = {}) => ({ msgtype: 'm.text', body, ...more });
const relation = (rel_type: string, event_id: string) => ({ 'm.relates_to': { rel_type, event_id } });
const aggregated = async (client: Client, roomId: string, eventId: string): Promise<Json> =>
  (await client.get(inRoom(roomId, `event/${part(eventId)}`))).unsigned?.['m.relations'] ?? {};

test('an old event is summed up like a new one', { timeout: longMs }, async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const root = await alice.sendText(roomId, 'Thema');
  const answer = await bob.send(roomId, text('Antwort', relation('m.thread', root)));
  const answerEdit = { 'm.new_content': text('Antwort!'), ...relation('m.replace', answer) };
  const answerEditId = await bob.send(roomId, text('* Antwort!', answerEdit));
  const reference = await bob.send(roomId, text('dazu', relation('m.reference', root)));
  const edit = { 'm.new_content': text('Thema!'), ...relation('m.replace', root) };
  const editId = await alice.send(roomId, text('* Thema!', edit));
  await bob.send(roomId, text('* fremd', edit));
  const gone = await bob.send(roomId, text('weg', relation('m.thread', root)));
  await bob.redact(roomId, gone);
  const before = await aggregated(alice, roomId, root);
  await fill(alice, roomId);
  const after = await aggregated(alice, roomId, root);
  for (const found of [before, after]) {
    expect(found['m.thread']).toMatchObject({
      count: 1,
      current_user_participated: true,
      latest_event: { event_id: answer, unsigned: { 'm.relations': { 'm.replace': { event_id: answerEditId } } } },
    });
    expect(found['m.replace']).toMatchObject({ event_id: editId, content: { 'm.new_content': { body: 'Thema!' } } });
    expect(found['m.reference'].chunk).toEqual([{ event_id: reference }]);
  }
});

test('what was not read for long is counted, threads apart', { timeout: longMs }, async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const root = await bob.sendText(roomId, 'Thema');
  await bob.send(roomId, text('Antwort', relation('m.thread', root)));
  const ids = await fill(bob, roomId);
  const perThread = inline({ room: { timeline: { unread_thread_notifications: true } } });
  const counts = async () => {
    const room = joinedRoom(await alice.sync(perThread), roomId);
    const thread = room.unread_thread_notifications?.[root]?.notification_count ?? 0;
    return [room.unread_notifications.notification_count, thread];
  };
  // Synapse sums old counts up from time to time, and takes a receipt into the sum half a minute later.
  const become = (wanted: readonly number[]) =>
    expect.poll(counts, { timeout: target.kind === 'synapse' ? 40_000 : 1000, interval: 500 }).toEqual(wanted);
  expect(await counts()).toEqual([71, 1]);
  await alice.post(inRoom(roomId, `receipt/m.read.private/${part(ids[59] ?? '')}`), { thread_id: 'main' });
  await become([10, 1]);
  await alice.post(inRoom(roomId, `receipt/m.read.private/${part(ids[64] ?? '')}`));
  await become([5, 0]);
});

test('more than a thousand unread messages are counted', { timeout: 2 * longMs }, async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob, carol]);
  const thread = relation('m.thread', await bob.sendText(roomId, 'Thema'));
  const counts = async (client: Client) => joinedRoom(await client.sync(), roomId).unread_notifications;
  expect(await counts(alice)).toMatchObject({ notification_count: 1 });
  for (let number = 0; number < 1100; number += 50)
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => bob.send(roomId, text(`${number}`, index % 10 === 0 ? thread : {}))),
    );
  // Carol looks for the first time, when all of it is over.
  for (const client of [alice, carol]) expect(await counts(client)).toMatchObject({ notification_count: 1101 });
});

test('an old thread can be answered, and an old answer begins none', { timeout: longMs }, async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const root = await alice.sendText(roomId, 'Thema');
  const answer = await alice.send(roomId, text('Antwort', relation('m.thread', root)));
  await fill(alice, roomId);
  const later = await alice.send(roomId, text('spät', relation('m.thread', root)));
  const nested = text('tiefer', relation('m.thread', answer));
  expect((await alice.call('PUT', inRoom(roomId, 'send/m.room.message/nested'), nested)).status).toBe(400);
  const { chunk } = await alice.get(inRoom(roomId, `relations/${part(root)}/m.thread`, 'v1'));
  expect(idsOf(chunk)).toEqual([later, answer]);
});
