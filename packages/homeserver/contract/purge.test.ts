import { beforeAll, expect, test } from 'vitest';
import { admin, registerAdministrator } from './harness/administration.ts';
import { type Client, fresh, type Json, part } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { download, upload } from './harness/media.ts';
import { inRoom, ofType, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// Synapse's administration of rooms: what goes with a purge
const target = useTarget();
let administrator: Client;
beforeAll(async () => {
  administrator = await registerAdministrator(target);
});

async function purge(roomId: string, eventId: string): Promise<void> {
  const body = { purge_up_to_event_id: eventId, delete_local_events: true };
  const { purge_id: id } = await administrator.post(admin(`purge_history/${part(roomId)}`), body);
  await expect.poll(async () => (await administrator.get(admin(`purge_history_status/${id}`))).status).toBe('complete');
}

const sendFile = (client: Client, roomId: string, url: string) =>
  client.send(roomId, { msgtype: 'm.file', body: 'akte.txt', url });

test('state that is over is purged, and the room is what it was', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const [old, current] = [fresh('alt '), fresh('neu ')];
  await alice.setState(roomId, 'm.room.topic', { topic: old });
  await alice.setState(roomId, 'm.room.topic', { topic: current });
  await purge(roomId, await alice.sendText(roomId, 'ab hier'));
  expect((await alice.getState(roomId, 'm.room.topic')).topic).toBe(current);
  const { chunk } = await alice.get(inRoom(roomId, 'messages'), { dir: 'b', limit: 100 });
  const topics: Json[] = ofType(chunk, 'm.room.topic');
  expect(topics.map(({ content }) => content.topic)).not.toContain(old);
  if (target.kind === 'kontor') expect(JSON.stringify([topics, await alice.sync()])).not.toContain(old);
  expect((await alice.get(inRoom(roomId, 'joined_members'))).joined).toHaveProperty([bob.userId]);
  await bob.sendText(roomId, 'weiter');
});

test('files go with the history that they were sent in', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const [gone, again] = [await upload(alice, 'weg', 'text/plain'), await upload(alice, 'noch da', 'text/plain')];
  await sendFile(alice, roomId, gone);
  await sendFile(alice, roomId, again);
  const last = await alice.sendText(roomId, 'ab hier');
  await sendFile(alice, roomId, again);
  await purge(roomId, last);
  const status = expected(target, 'purgedMedia', { kontor: 404, synapse: 200 });
  for (const client of [alice, bob]) expect((await download(client, gone)).status).toBe(status);
  expect((await download(bob, again)).status).toBe(200);
});

test('files go with the room that is deleted, but not those that are elsewhere, too', async () => {
  const [alice, bob] = await people(target, 2);
  const [roomId, other] = [await roomOf(alice, [bob]), await roomOf(alice, [bob])];
  const [gone, both] = [await upload(alice, 'weg', 'text/plain'), await upload(alice, 'noch da', 'text/plain')];
  await sendFile(alice, roomId, gone);
  for (const each of [roomId, other]) await sendFile(alice, each, both);
  await administrator.ok('DELETE', admin(`rooms/${part(roomId)}`), { purge: true });
  const status = expected(target, 'purgedMedia', { kontor: 404, synapse: 200 });
  for (const client of [alice, bob]) expect((await download(client, gone)).status).toBe(status);
  expect((await download(bob, both)).status).toBe(200);
});
