import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { replaceMatrixKeys } from '@kontor/schema';
import { aSignedInPerson, MatrixBrowser, startTestServer, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
});
afterAll(() => server.stop());

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
const usages = ['master', 'self_signing', 'user_signing'] as const;

/** Public keys as a browser makes them: the master key signs the others ("Cross-signing"). */
function newKeys(userId: string) {
  const pairs = usages.map((usage) => ({ usage, ...generateKeyPairSync('ed25519') }));
  const named = pairs.map(({ usage, publicKey, privateKey }) => {
    const id = unpadded(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
    return { usage, id, privateKey, body: { keys: { [`ed25519:${id}`]: id }, usage: [usage], user_id: userId } };
  });
  const [master] = named;
  if (!master) throw new Error('It was made a moment ago');
  const signed = named.map(({ usage, body }) => {
    if (usage === 'master') return body;
    return { ...body, signatures: { [userId]: { [`ed25519:${master.id}`]: signature(body, master.privateKey) } } };
  });
  const [master_key = {}, self_signing_key = {}, user_signing_key = {}] = signed;
  return { master: master.id, body: { master_key, self_signing_key, user_signing_key } };
}

/** Of canonical JSON; these objects are written in its order. */
function signature(body: object, key: KeyObject): string {
  return unpadded(sign(null, Buffer.from(JSON.stringify(body)), key));
}

async function masterOf(browser: MatrixBrowser): Promise<string[]> {
  const { userId } = browser;
  const { master_keys: keys } = await browser.call('POST', '/v3/keys/query', { device_keys: { [userId]: [] } });
  return Object.values(keys[userId].keys);
}

test('who lost the key begins with others, which the homeserver takes from nobody but Kontor, and the log tells it', async () => {
  const { client, person } = await aSignedInPerson(server);
  const browser = await MatrixBrowser.open(client);
  const [first, second] = [newKeys(browser.userId), newKeys(browser.userId)];
  await browser.call('POST', '/v3/keys/device_signing/upload', first.body);
  expect(await masterOf(browser)).toEqual([first.master]);
  const refused = await browser.fetch('POST', '/v3/keys/device_signing/upload', second.body);
  expect(refused.status).toBe(401);
  await client.call(replaceMatrixKeys, second.body);
  expect(await masterOf(browser)).toEqual([second.master]);
  const { rows } = await sql`
    select kind from audit_log where kind = 'homeserver.keys_replaced' and object like ${`%${person.id}`}`.execute(
    server.database.kysely,
  );
  expect(rows).toHaveLength(1);
});

test('nobody hands in keys for somebody else, or what is none, and the own ones stay', async () => {
  const [{ client }, { client: neighbour }] = await Promise.all([aSignedInPerson(server), aSignedInPerson(server)]);
  const [browser, other] = await Promise.all([MatrixBrowser.open(client), MatrixBrowser.open(neighbour)]);
  const keys = newKeys(other.userId);
  await other.call('POST', '/v3/keys/device_signing/upload', keys.body);
  const forged = newKeys(other.userId);
  const refused = { code: 'homeserver.keys_refused' };
  await expect(client.call(replaceMatrixKeys, forged.body)).rejects.toMatchObject(refused);
  const nonsense = { master_key: {}, self_signing_key: {}, user_signing_key: {} };
  await expect(client.call(replaceMatrixKeys, nonsense)).rejects.toMatchObject(refused);
  expect(await masterOf(other)).toEqual([keys.master]);
  await expect(server.client().call(replaceMatrixKeys, newKeys(browser.userId).body)).rejects.toMatchObject({
    status: 401,
  });
});
