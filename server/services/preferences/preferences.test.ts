import { newId } from '@kontor/base';
import { getPreferences, getSession, preferencesChanged, setPreferences } from '@kontor/schema';
import { aSignedInPerson, liveClient, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('are empty at first, keep what is changed, and leave what is not named', async () => {
  const { client } = await aSignedInPerson(server);
  expect(await client.call(getPreferences, {})).toEqual({ spaceOrder: [], dismissed: [] });
  const spaceOrder = [newId(), newId()];
  await client.call(setPreferences, { spaceOrder });
  await client.call(setPreferences, { dismissed: ['first-steps'] });
  expect(await client.call(getPreferences, {})).toEqual({ spaceOrder, dismissed: ['first-steps'] });
  await client.call(setPreferences, { spaceOrder: [] });
  expect(await client.call(getPreferences, {})).toEqual({ spaceOrder: [], dismissed: ['first-steps'] });
});

test('are one’s own, and told to the own devices alone', async () => {
  const anna = await aSignedInPerson(server);
  const bert = await aSignedInPerson(server);
  const cursor = (await anna.client.call(getSession, {})).cursor;
  const [annas, berts] = [await liveClient(anna.client, cursor), await liveClient(bert.client, cursor)];
  const spaceOrder = [newId()];
  await anna.client.call(setPreferences, { spaceOrder });
  await expect
    .poll(() => annas.events.filter(({ kind }) => kind === preferencesChanged.kind).map(({ object }) => object))
    .toEqual([{ spaceOrder, dismissed: [] }]);
  expect(await bert.client.call(getPreferences, {})).toEqual({ spaceOrder: [], dismissed: [] });
  expect(berts.events.filter(({ kind }) => kind === preferencesChanged.kind)).toEqual([]);
  annas.close();
  berts.close();
});

test('refuse what is no id and no name of a hint', async () => {
  const { client } = await aSignedInPerson(server);
  for (const input of [{ spaceOrder: ['x'] }, { dismissed: ['<b>'] }])
    await expect(client.call(setPreferences, input)).rejects.toMatchObject({ code: 'http.invalid_input' });
});

test('go with the person', async () => {
  const { client, person } = await aSignedInPerson(server);
  await client.call(setPreferences, { dismissed: ['first-steps'] });
  await server.database.pool.query('delete from accounts_accounts where person = $1', [person.id]);
  await server.database.pool.query('delete from people_persons where id = $1', [person.id]);
  const { rows } = await server.database.pool.query('select 1 from preferences_preferences where person = $1', [
    person.id,
  ]);
  expect(rows).toEqual([]);
});
