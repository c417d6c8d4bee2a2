import { listNotifications, resolveLinks } from '@kontor/schema';
import { aSignedInPerson, aSpace, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetMessage, listSaved, saveMessage } from '../../shared/index.ts';
import { savedRef } from './saved-links.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const message = { room: '!room:kontor.test', event: '$event' };
const inOneHour = () => new Date(Date.now() + 3_600_000).toISOString();

test('a message is saved once, for the person alone, and forgotten again', async () => {
  const [one, other] = await Promise.all([aSignedInPerson(server), aSignedInPerson(server)]);
  const first = await one.client.call(saveMessage, message);
  const again = await one.client.call(saveMessage, message);
  expect(again).toEqual(first);
  expect((await one.client.call(listSaved, {})).saved).toEqual([first]);
  expect((await other.client.call(listSaved, {})).saved).toEqual([]);
  await other.client.call(forgetMessage, message);
  expect((await one.client.call(listSaved, {})).saved).toEqual([first]);
  await one.client.call(forgetMessage, message);
  expect((await one.client.call(listSaved, {})).saved).toEqual([]);
});

test('saved again it keeps its reminder, unless it is said otherwise', async () => {
  const { client } = await aSignedInPerson(server);
  const remindAt = inOneHour();
  await client.call(saveMessage, { ...message, remindAt });
  expect(await client.call(saveMessage, message)).toMatchObject({ remindAt });
  expect(await client.call(saveMessage, { ...message, remindAt: null })).toMatchObject({ remindAt: null });
});

test('nobody else sees the card of a saved message', async () => {
  const [one, other] = await Promise.all([aSignedInPerson(server), aSignedInPerson(server)]);
  const { id } = await one.client.call(saveMessage, message);
  const { cards } = await one.client.call(resolveLinks, { refs: [savedRef(id)] });
  expect(cards).toMatchObject([{ title: 'Chat', path: `/chat/${encodeURIComponent(message.room)}/%24event` }]);
  expect(await other.client.call(resolveLinks, { refs: [savedRef(id)] })).toEqual({ cards: [] });
});

test('the inbox reminds once, when it is time, and the message stays saved', async () => {
  const { client, person } = await aSignedInPerson(server);
  await aSpace(server, { owner: person.id });
  const past = new Date(Date.now() - 1_000).toISOString();
  const { id } = await client.call(saveMessage, { ...message, remindAt: past });
  await client.call(saveMessage, { ...message, event: '$later', remindAt: inOneHour() });
  const about = async () => (await client.call(listNotifications, {})).notifications.map(({ ref }) => ref);
  await expect.poll(about).toEqual([savedRef(id)]);
  const { saved } = await client.call(listSaved, {});
  expect(saved.map(({ event, remindAt }) => [event, remindAt === null])).toEqual([
    ['$later', false],
    ['$event', true],
  ]);
  // What is no longer saved reminds of nothing.
  await client.call(forgetMessage, message);
  expect(await about()).toEqual([]);
});

test('five hundred are enough', async () => {
  const { client, person } = await aSignedInPerson(server);
  await server.database.pool.query(
    `insert into chat_saved_messages (id, person, room, event, saved_at)
     select gen_random_uuid(), $1, '!full:x', '$' || n, now() from generate_series(1, 500) n`,
    [person.id],
  );
  await expect(client.call(saveMessage, message)).rejects.toMatchObject({ code: 'chat.saved_full' });
  await client.call(saveMessage, { room: '!full:x', event: '$7', remindAt: inOneHour() });
});
