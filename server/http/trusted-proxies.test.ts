import { startTestServer } from '@kontor/server/testing';
import { expect, test } from 'vitest';

/** The address that the audit log has of a failed sign-in that came with this header; tests connect from 127.0.0.1. */
async function addressSeen(trusted: string | undefined, forwardedFor: string): Promise<string> {
  const environment = trusted === undefined ? {} : { KONTOR_TRUST_PROXY: trusted };
  const server = await startTestServer({ environment, plugins: [] });
  try {
    await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor },
      body: JSON.stringify({ login: 'nobody', password: 'falsch' }),
    });
    const { rows } = await server.database.pool.query(
      "select address from audit_log where kind = 'accounts.sign_in_failed'",
    );
    return rows[0].address;
  } finally {
    await server.stop();
  }
}

const forged = '203.0.113.66';
const caller = '198.51.100.7';
const outer = '10.0.0.5';

test.each([
  ['no proxy is trusted', undefined, `${forged}`, '127.0.0.1'],
  ['one is, and the caller wrote an address before its own', 'true', `${forged}, ${caller}`, caller],
  ['two are', '2', `${forged}, ${caller}, ${outer}`, caller],
  ['two are named', `127.0.0.1, ${outer}`, `${forged}, ${caller}, ${outer}`, caller],
  ['two are named by their network', '127.0.0.0/8,10.0.0.0/8', `${forged}, ${caller}, ${outer}`, caller],
  ['another proxy is named than the one that called', outer, `${forged}, ${caller}`, '127.0.0.1'],
])('when %s, the address is the one that can be believed', async (_case, trusted, header, seen) => {
  expect(await addressSeen(trusted, header)).toBe(seen);
});
