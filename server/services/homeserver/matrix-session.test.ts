import { openMatrixSession, signOut } from '@kontor/schema';
import {
  aPerson,
  aSignedInPerson,
  aSpace,
  MatrixBrowser,
  newBrowser,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { localpartOf } from './matrix-names.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
});
afterAll(() => server.stop());

test('a person signs in to Matrix without another password, called what they are called', async () => {
  const { client, person } = await aSignedInPerson(server, { givenName: 'Ayşe', familyName: 'Schröder' });
  const browser = await MatrixBrowser.open(client);
  expect(browser.session.serverName).toBe('127.0.0.1');
  expect(browser.userId).toBe(`@${localpartOf(person.id)}:127.0.0.1`);
  expect(await browser.call('GET', '/v3/account/whoami')).toMatchObject({
    user_id: browser.userId,
    device_id: browser.session.deviceId,
  });
  expect(await browser.call('GET', `/v3/profile/${encodeURIComponent(browser.userId)}`)).toMatchObject({
    displayname: 'Ayşe Schröder',
  });
});

test('the same browser is the same device, another one is another', async () => {
  const { client } = await aSignedInPerson(server);
  const device = newBrowser();
  const first = await MatrixBrowser.open(client, device);
  const again = await MatrixBrowser.open(client, device);
  const other = await MatrixBrowser.open(client);
  expect(again.session.deviceId).toBe(first.session.deviceId);
  expect(other.session.deviceId).not.toBe(first.session.deviceId);
  const { devices } = await again.call('GET', '/v3/devices');
  expect(devices).toHaveLength(2);
  // One token for each device: the older one is worth nothing any more.
  expect((await first.fetch('GET', '/v3/account/whoami')).status).toBe(401);
});

test('two at once make one user', async () => {
  const { client, person } = await aSignedInPerson(server);
  const browsers = await Promise.all([MatrixBrowser.open(client), MatrixBrowser.open(client)]);
  expect(new Set(browsers.map(({ userId }) => userId)).size).toBe(1);
  const { rows } = await sql`select from homeserver_users where person = ${person.id}`.execute(server.database.kysely);
  expect(rows).toHaveLength(1);
});

test('a device ends with the session that opened it, and no other does', async () => {
  const { client, person } = await aSignedInPerson(server);
  const browser = await MatrixBrowser.open(client);
  const { client: neighbour } = await aSignedInPerson(server);
  const other = await MatrixBrowser.open(neighbour);
  await client.call(signOut, {});
  await expect.poll(async () => (await browser.fetch('GET', '/v3/account/whoami')).status).toBe(401);
  expect((await other.fetch('GET', '/v3/account/whoami')).status).toBe(200);
  await expect
    .poll(async () => {
      const devices = sql`select from homeserver_devices where person = ${person.id}`;
      return (await devices.execute(server.database.kysely)).rows;
    })
    .toEqual([]);
});

test('suspending an account ends its devices', async () => {
  const { client, actor } = await aSignedInPerson(server);
  const browser = await MatrixBrowser.open(client);
  await server.database.transaction((tx) => server.services.accounts.suspend(tx, undefined, actor.account));
  await expect.poll(async () => (await browser.fetch('GET', '/v3/account/whoami')).status).toBe(401);
});

test('a session that vanished without a word is found by the repair', async () => {
  const { client, actor } = await aSignedInPerson(server);
  const browser = await MatrixBrowser.open(client);
  await sql`delete from accounts_sessions where id = ${actor.session}`.execute(server.database.kysely);
  await server.services.homeserver.repair();
  await expect.poll(async () => (await browser.fetch('GET', '/v3/account/whoami')).status).toBe(401);
});

test('a renaming arrives, and never changes the id', async () => {
  const { client, person } = await aSignedInPerson(server, { givenName: 'Kim', familyName: 'Alt' });
  const browser = await MatrixBrowser.open(client);
  await server.database.transaction((tx) =>
    server.services.people.updatePerson(tx, undefined, person.id, { familyName: 'Neu' }),
  );
  const profile = `/v3/profile/${encodeURIComponent(browser.userId)}`;
  await expect.poll(async () => (await browser.call('GET', profile)).displayname).toBe('Kim Neu');
  expect((await MatrixBrowser.open(client)).userId).toBe(browser.userId);
});

test('wrong input and strangers are refused', async () => {
  const { client } = await aSignedInPerson(server);
  for (const device of ['', 'short', 'with space 1234', 'x'.repeat(41), '../../../../etc']) {
    await expect(client.call(openMatrixSession, { device })).rejects.toMatchObject({ status: 400 });
  }
  await expect(server.client().call(openMatrixSession, { device: newBrowser() })).rejects.toMatchObject({
    status: 401,
  });
});

test('whoever owns a space is in its rooms before the first sync', async () => {
  const { client, person } = await aSignedInPerson(server);
  await aSpace(server, { owner: person.id, name: 'Rad und Weg' });
  await aSpace(server, { owner: (await aPerson(server)).id, visibility: 'hidden' });
  const browser = await MatrixBrowser.open(client);
  const names = await Promise.all((await browser.joinedRooms()).map((room) => browser.state(room, 'm.room.name')));
  expect(names.map(({ name }) => name).sort()).toEqual(['Allgemein', 'Rad und Weg']);
});

test('when the homeserver dies, Kontor starts it again', async () => {
  const { client } = await aSignedInPerson(server);
  const browser = await MatrixBrowser.open(client);
  const { pid } = server.services.homeserver;
  process.kill(pid ?? 0, 'SIGKILL');
  const answers = async () => {
    const response = await browser.fetch('GET', '/v3/account/whoami');
    // Whoever asks meanwhile gets an answer of Matrix's form.
    if (response.status !== 200) expect(await response.json()).toMatchObject({ errcode: expect.stringMatching(/^M_/) });
    return response.status;
  };
  await expect.poll(answers, { timeout: 20_000 }).toBe(200);
  expect(server.services.homeserver.pid).not.toBe(pid);
});
