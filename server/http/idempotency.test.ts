import { randomUUID } from 'node:crypto';
import { createAccount, listAbsences, removeAbsence, setAbsence } from '@kontor/schema';
import { type ApiClient, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ plugins: [] });
});
afterAll(() => server.stop());

interface Answer {
  readonly status: number;
  readonly body: { readonly id?: string; readonly error?: { readonly code: string } };
}

async function enter(client: ApiClient, key: string, absence: { from: string; until: string }): Promise<Answer> {
  const response = await client.fetch(setAbsence.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ ...absence, note: null, substitute: null }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

async function countAbsences(client: ApiClient): Promise<number> {
  return (await client.call(listAbsences, {})).absences.length;
}

const summer = { from: '2090-07-01', until: '2090-07-14' };
const autumn = { from: '2090-10-01', until: '2090-10-05' };

test('a request sent again, also at the same time, is applied once and answered as the first time', async () => {
  const { client } = await aSignedInPerson(server);
  const key = randomUUID();
  const answers = await Promise.all([1, 2, 3, 4].map(() => enter(client, key, summer)));
  answers.push(await enter(client, key, summer));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await countAbsences(client)).toBe(1);
});

test('another key is another request', async () => {
  const { client } = await aSignedInPerson(server);
  await enter(client, randomUUID(), summer);
  expect((await enter(client, randomUUID(), summer)).body.error?.code).toBe('people.absence_overlaps');
  await enter(client, randomUUID(), autumn);
  expect(await countAbsences(client)).toBe(2);
});

test('the same key for something else is refused', async () => {
  const { client } = await aSignedInPerson(server);
  const key = randomUUID();
  await enter(client, key, summer);
  const second = await enter(client, key, autumn);
  expect(second).toMatchObject({ status: 409, body: { error: { code: 'http.idempotency_key_reused' } } });
  expect(await countAbsences(client)).toBe(1);
});

test('a refusal writes nothing and is decided anew', async () => {
  const { client } = await aSignedInPerson(server);
  const key = randomUUID();
  await enter(client, randomUUID(), summer);
  const refused = await enter(client, key, summer);
  expect(refused.body.error?.code).toBe('people.absence_overlaps');
  const [entered] = (await client.call(listAbsences, {})).absences;
  await client.call(removeAbsence, { absence: entered?.id ?? '' });
  expect((await enter(client, key, summer)).status).toBe(200);
});

test('keys of two people have nothing to do with each other', async () => {
  const [one, other] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const key = randomUUID();
  await enter(one.client, key, summer);
  await enter(other.client, key, summer);
  expect([await countAbsences(one.client), await countAbsences(other.client)]).toEqual([1, 1]);
});

test('routes that cannot promise it refuse the key, and so does a key that is none', async () => {
  const { client } = await aSignedInPerson(server, { roles: ['administrator'] });
  const response = await client.fetch(createAccount.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ person: randomUUID(), login: 'later', roles: [], mail: false }),
  });
  expect(response.status).toBe(400);
  expect((await enter(client, 'short', summer)).status).toBe(400);
});
