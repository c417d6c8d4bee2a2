import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { updateAccount } from '@kontor/schema';
import { aSignedInPerson, MatrixBrowser, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let synapse: Server;
let server: TestServer;
/** What the homeserver was asked to administer, with which token. */
const asked: { method: string; path: string; token: string; body: string }[] = [];

/** A homeserver of somebody else's that says yes to everything. */
beforeAll(async () => {
  synapse = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { method = '', url: path = '', headers } = request;
    if (path.startsWith('/_synapse')) asked.push({ method, path, token: headers.authorization ?? '', body });
    const answer = { user_id: '@kontor:127.0.0.1', device_id: 'D', access_token: 'T', joined_rooms: [] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(synapse, 'listening');
  const { port } = synapse.address() as AddressInfo; // it listens on TCP
  const url = `http://127.0.0.1:${port}/`;
  server = await startTestServer({
    environment: { KONTOR_HOMESERVER_URL: url, KONTOR_HOMESERVER_ADMIN_TOKEN: 'admin-token' },
  });
});
afterAll(async () => {
  await server.stop();
  synapse.closeAllConnections();
  synapse.close();
});

test('who is suspended in Kontor is suspended at the homeserver, and comes back there, too', async () => {
  const { client, actor, person } = await aSignedInPerson(server);
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  await MatrixBrowser.open(client);
  const [path] = await pathsOf(person.id);
  for (const suspended of [true, false]) {
    asked.length = 0;
    await administrator.client.call(updateAccount, { account: actor.account, suspended });
    const body = JSON.stringify({ suspend: suspended });
    await expect.poll(() => asked).toContainEqual({ method: 'PUT', path, token: 'Bearer admin-token', body });
  }
});

test('nobody is suspended who never was in the chat', async () => {
  const never = await aSignedInPerson(server);
  await server.database.transaction((tx) => server.services.accounts.suspend(tx, undefined, never.actor.account));
  const other = await aSignedInPerson(server);
  await MatrixBrowser.open(other.client);
  const [path] = await pathsOf(other.person.id);
  await server.database.transaction((tx) => server.services.accounts.suspend(tx, undefined, other.actor.account));
  // What happens to one account is told after what happened to others before it, and now and then twice.
  await expect.poll(() => asked.map((request) => request.path)).toContain(path);
  expect(await pathsOf(never.person.id)).toEqual([]);
  expect(await everyPath()).toEqual(expect.arrayContaining(asked.map((request) => request.path)));
});

/** Where a homeserver is asked to suspend this person: nowhere while they have no Matrix user. */
function pathsOf(person: string): Promise<string[]> {
  return listPaths('select user_id from homeserver_users where person = $1', [person]);
}

function everyPath(): Promise<string[]> {
  return listPaths('select user_id from homeserver_users', []);
}

async function listPaths(query: string, values: readonly string[]): Promise<string[]> {
  const { rows } = await server.database.pool.query(query, [...values]);
  return rows.map(({ user_id: user }) => `/_synapse/admin/v1/suspend/${encodeURIComponent(user)}`);
}
