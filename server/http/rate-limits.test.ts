import { requestPasswordReset } from '@kontor/schema';
import { type ApiClient, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { networkOf } from './client-network.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ rateLimits: true, environment: { KONTOR_TRUST_PROXY: 'true' } });
});
afterAll(() => server.stop());

/** What a proxy hands on: the caller's own header, and behind it the address from which the caller came. */
async function ask(client: ApiClient, from: string, claimed = ''): Promise<number> {
  const response = await client.fetch(requestPasswordReset.path, {
    method: 'POST',
    body: JSON.stringify({ loginOrEmail: 'nobody' }),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `${claimed}${from}` },
  });
  await response.text();
  return response.status;
}

const perPerson = requestPasswordReset.callsPerMinute ?? 0;

test('an address may call for ten people, and invents no others by claiming where it is forwarded from', async () => {
  const client = server.client();
  for (let call = 0; call < perPerson * 10; call += 1) {
    expect(await ask(client, '198.51.100.7', `203.0.113.${call}, `)).toBe(200);
  }
  expect(await ask(client, '198.51.100.7', '203.0.113.250, ')).toBe(429);
  expect(await ask(client, '198.51.100.8')).toBe(200);
});

test('an account may call for itself alone, wherever it is', async () => {
  const { client } = await aSignedInPerson(server);
  for (let call = 0; call < perPerson; call += 1) expect(await ask(client, `198.51.100.${call}`)).toBe(200);
  expect(await ask(client, '192.0.2.1')).toBe(429);
});

test('the addresses of one IPv6 network count as one', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2::ffff'));
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  expect(networkOf('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1');
});
