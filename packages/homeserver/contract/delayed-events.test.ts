import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Client, type Json, part } from './harness/client.ts';
import { bodiesOf, inRoom, people, roomOf, timelineOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// MSC4140, Cancellable delayed events
const target = useTarget();

const delay = (milliseconds: number | string) => ({ query: { 'org.matrix.msc4140.delay': milliseconds } });
const text = (body: string) => ({ msgtype: 'm.text', body });
const events = '/unstable/org.matrix.msc4140/delayed_events';
const later = async (client: Client, roomId: string, body: string, milliseconds: number): Promise<string> =>
  (await client.put(inRoom(roomId, `send/m.room.message/${randomUUID()}`), text(body), delay(milliseconds))).delay_id;
const act = (client: Client, id: string, action: string) => client.post(`${events}/${part(id)}`, { action });
const waiting = async (client: Client): Promise<Json[]> => (await client.get(events)).delayed_events;
const bodies = async (client: Client, roomId: string) => bodiesOf(timelineOf(await client.sync(), roomId));

test('an event is sent when its time has come, not before', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  expect(await later(alice, roomId, 'später', 400)).toEqual(expect.any(String));
  expect(await bodies(alice, roomId)).toEqual([]);
  const sync = await alice.syncUntil((each) => timelineOf(each, roomId).length > 0, since);
  expect(bodiesOf(timelineOf(sync, roomId))).toEqual(['später']);
  expect(await waiting(alice)).toEqual([]);
});

test('what waits is listed for who sent it', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const id = await later(alice, roomId, 'wartet', 60_000);
  expect(await waiting(alice)).toMatchObject([
    {
      delay_id: id,
      room_id: roomId,
      type: 'm.room.message',
      delay: 60_000,
      running_since: expect.any(Number),
      content: text('wartet'),
    },
  ]);
  expect(await waiting(bob)).toEqual([]);
});

test('cancelled, it is never sent', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const id = await later(alice, roomId, 'doch nicht', 60_000);
  expect(await act(alice, id, 'cancel')).toEqual({});
  expect(await waiting(alice)).toEqual([]);
  expect(await bodies(alice, roomId)).toEqual([]);
});

test('sent at once, it is in the room', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await act(alice, await later(alice, roomId, 'jetzt', 60_000), 'send');
  expect(await bodies(alice, roomId)).toEqual(['jetzt']);
  expect(await waiting(alice)).toEqual([]);
});

test('restarted, its time begins anew', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const id = await later(alice, roomId, 'noch nicht', 60_000);
  const [before] = await waiting(alice);
  await act(alice, id, 'restart');
  const [after] = await waiting(alice);
  expect(after).toMatchObject({ delay_id: id });
  expect(after.running_since).toBeGreaterThanOrEqual(before.running_since);
});

test('a change of state waits too', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice, [], { topic: 'Jetzt' });
  const path = inRoom(roomId, 'state/m.room.topic/');
  const { delay_id: id } = await alice.put(path, { topic: 'Später' }, delay(60_000));
  expect(await waiting(alice)).toMatchObject([{ delay_id: id, type: 'm.room.topic', state_key: '' }]);
  expect((await alice.get(inRoom(roomId, 'state/m.room.topic'))).topic).toBe('Jetzt');
  await act(alice, id, 'send');
  expect((await alice.get(inRoom(roomId, 'state/m.room.topic'))).topic).toBe('Später');
});

test('the same transaction waits once', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const path = inRoom(roomId, 'send/m.room.message/txn-1');
  const { delay_id: first } = await alice.put(path, text('einmal'), delay(60_000));
  const { delay_id: second } = await alice.put(path, text('einmal'), delay(60_000));
  expect(second).toBe(first);
  expect(await waiting(alice)).toHaveLength(1);
});

test.each(['cancel', 'restart', 'send'])('to %s what does not wait is not found', async (action) => {
  const [alice] = await people(target, 1);
  await alice.refused(404, 'M_NOT_FOUND', 'POST', `${events}/nothing`, { action });
});

test('an action that is none is refused', async () => {
  const [alice] = await people(target, 1);
  const id = await later(alice, await roomOf(alice), 'x', 60_000);
  expect((await alice.call('POST', `${events}/${part(id)}`, { action: 'forget' })).status).toBe(400);
  expect((await alice.call('POST', `${events}/${part(id)}`, {})).status).toBe(400);
});

test.each([-1, 'soon', 400 * 24 * 3600 * 1000])('a delay of %s is refused', async (milliseconds) => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const path = inRoom(roomId, `send/m.room.message/${randomUUID()}`);
  expect([400, 403]).toContain((await alice.call('PUT', path, text('x'), delay(milliseconds))).status);
});

test('the list needs a token', async () => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', events);
});
