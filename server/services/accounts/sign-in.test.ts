import { createHash } from 'node:crypto';
import { isoDate } from '@kontor/base';
import { getSession, signIn, signOut } from '@kontor/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, goodPassword, refusalOf, startTown, type Town } from './testing/accounts-town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
  await town.add({ login: 'wilma' });
});
afterAll(() => town.stop());

const day = 24 * 60 * 60_000;
const wrong = 'etwas ganz anderes';

/** The day, where the organisation is, `days` from the town's now. */
function dayFromNow(days: number): string {
  return isoDate(new Date(town.clock.now().getTime() + days * day), town.core.config.timeZone);
}

describe('signing in with a password', () => {
  test('answers with who is signed in, and the session works', async () => {
    const client = town.client();
    const state = await client.call(signIn, { login: ' WILMA ', password: goodPassword });
    expect(state).toMatchObject({
      account: { login: 'wilma', secondFactor: false, theme: 'system' },
      person: { name: 'Wilma Brandt' },
    });
    expect(await client.call(getSession, {})).toMatchObject({ session: state.session });
  });

  test('keeps the token out of the reach of scripts and stores only its hash', async () => {
    const client = town.client();
    const response = await client.fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'wilma', password: goodPassword }),
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^kontor_session=[A-Za-z0-9_-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const token = /=([^;]+)/.exec(cookie)?.[1] ?? '';
    const { rows } = await town.database.transaction((tx) =>
      sql<{ token_hash: Buffer }>`select token_hash from accounts_sessions order by created_at desc, id desc`.execute(
        tx,
      ),
    );
    expect(rows.map((row) => row.token_hash.toString('hex'))).toContain(
      createHash('sha256').update(token).digest('hex'),
    );
  });

  test('gives a new token and ends the session that the browser had', async () => {
    const client = await town.signedIn('wilma');
    const before = client.cookie;
    await client.call(signIn, { login: 'wilma', password: goodPassword });
    expect(client.cookie).not.toBe(before);
    const old = await fetch(`${town.url}/api/session`, { headers: { cookie: before } });
    expect(old.status).toBe(401);
  });

  test('does not take over a token that somebody planted', async () => {
    const planted = 'A'.repeat(43);
    const response = await fetch(`${town.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `kontor_session=${planted}` },
      body: JSON.stringify({ login: 'wilma', password: goodPassword }),
    });
    expect(response.headers.getSetCookie()[0]).not.toContain(planted);
    const attacker = await fetch(`${town.url}/api/session`, { headers: { cookie: `kontor_session=${planted}` } });
    expect(attacker.status).toBe(401);
  });

  test('ends with signing out', async () => {
    const client = await town.signedIn('wilma');
    const { cookie } = client;
    await client.call(signOut, {});
    expect(client.cookie).not.toContain('kontor_session');
    expect((await fetch(`${town.url}/api/session`, { headers: { cookie } })).status).toBe(401);
  });

  test.each([{ $ne: '' }, ['x'], 7, null, true])('refuses the password %j, which is no text', async (password) => {
    const response = await town.client().fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'wilma', password }),
    });
    expect(response.status).toBe(400);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test('hashes anew at the sign-in when the parameters have changed', async () => {
    const account = await town.add({ login: 'altbau' });
    const { argon2Sync } = await import('node:crypto');
    const nonce = Buffer.alloc(16, 3);
    const tag = argon2Sync('argon2id', {
      message: goodPassword.normalize('NFKC'),
      nonce,
      memory: 8192,
      passes: 2,
      parallelism: 1,
      tagLength: 32,
    });
    const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const old = `$argon2id$v=19$m=8192,t=2,p=1$${plain(nonce)}$${plain(tag)}`;
    const store = () => sql`update accounts_accounts set password = ${old} where id = ${account.id}`;
    await town.database.transaction((tx) => store().execute(tx));
    await town.signedIn('altbau');
    const { rows } = await town.database.transaction((tx) =>
      sql<{ password: string }>`select password from accounts_accounts where id = ${account.id}`.execute(tx),
    );
    expect(rows[0]?.password).toMatch(/m=19456,t=2,p=1/);
    await town.signedIn('altbau');
  });
});

describe('a refused sign-in', () => {
  test('answers the same for an unknown login, a wrong password and every account that may not come in', async () => {
    await town.add({ login: 'invited', password: null });
    await town.add({ login: 'left', validUntil: dayFromNow(-2) });
    await town.add({ login: 'future', validFrom: dayFromNow(3) });
    const suspended = await town.add({ login: 'suspended' });
    await town.database.transaction((tx) => town.services.accounts.suspend(tx, undefined, suspended.id));
    const attempts = [
      { login: 'wilma', password: wrong },
      { login: 'nobody', password: goodPassword },
      { login: '\u0000', password: goodPassword },
      { login: 'a@b.example', password: goodPassword },
      { login: 'invited', password: goodPassword },
      { login: 'left', password: goodPassword },
      { login: 'future', password: goodPassword },
      { login: 'suspended', password: goodPassword },
    ];
    for (const attempt of attempts) {
      const refusal = await refusalOf(town.client().call(signIn, attempt));
      expect({ ...attempt, code: refusal?.code, status: refusal?.status, details: refusal?.details }).toEqual({
        ...attempt,
        code: 'accounts.sign_in_refused',
        status: 401,
        details: {},
      });
    }
  });

  test('is let in again from the first day on', async () => {
    await town.add({ login: 'starter', validFrom: dayFromNow(1) });
    expect(await codeOf(town.signedIn('starter'))).toBe('accounts.sign_in_refused');
    town.clock.advance(2 * day);
    expect(await codeOf(town.signedIn('starter'))).toBeUndefined();
  });

  test('is in the audit log, without what was typed', async () => {
    await codeOf(town.client().call(signIn, { login: 'my-password-by-mistake', password: wrong }));
    const { rows } = await town.database.transaction((tx) =>
      sql<{
        entry: string;
      }>`select to_jsonb(l)::text as entry from audit_log l where kind = 'accounts.sign_in_failed'`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.entry).join()).not.toMatch(/my-password|anderes/);
  });

  test('with the password of the demo, outside of it, even where it was stored', async () => {
    const account = await town.add({ login: 'demoman' });
    const { hashPassword } = await import('./password-hash.ts');
    const hash = await hashPassword('kontor-demo-2026');
    await town.database.transaction((tx) =>
      sql`update accounts_accounts set password = ${hash} where id = ${account.id}`.execute(tx),
    );
    expect(await codeOf(town.signedIn('demoman', 'kontor-demo-2026'))).toBe('accounts.sign_in_refused');
  });
});

describe('too many sign-ins', () => {
  test('of one login are refused, right or wrong, known or not, until the window is over', async () => {
    await town.add({ login: 'knocked' });
    for (const login of ['knocked', 'not-there']) {
      for (let attempt = 0; attempt < 10; attempt += 1) {
        expect(await codeOf(town.signedIn(login, wrong))).toBe('accounts.sign_in_refused');
      }
      const refusal = await refusalOf(town.signedIn(login));
      expect(refusal).toMatchObject({ code: 'accounts.too_many_sign_ins', status: 429 });
      expect(refusal?.details.retryAfterSeconds).toBeGreaterThan(0);
    }
    town.clock.advance(15 * 60_000);
    expect(await codeOf(town.signedIn('knocked'))).toBeUndefined();
  });

  test('at the same moment do not slip through', async () => {
    await town.add({ login: 'stormed' });
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(town.signedIn('stormed', wrong))));
    expect(codes.filter((code) => code === 'accounts.sign_in_refused')).toHaveLength(10);
    expect(codes.filter((code) => code === 'accounts.too_many_sign_ins')).toHaveLength(10);
  });

  test('are counted anew after a success, and successes do not count', async () => {
    await town.add({ login: 'typist' });
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 0; attempt < 6; attempt += 1) await codeOf(town.signedIn('typist', wrong));
      expect(await codeOf(town.signedIn('typist'))).toBeUndefined();
    }
    for (let attempt = 0; attempt < 11; attempt += 1) expect(await codeOf(town.signedIn('typist'))).toBeUndefined();
  });

  test('from one address are refused for every login of it', async () => {
    const { AttemptLimits, signInLimits } = await import('./attempt-limits.ts');
    const limits = new AttemptLimits(town.database, town.clock);
    const limitsOf = (login: string, address: string) => signInLimits(login, address);
    for (let attempt = 0; attempt < 300; attempt += 1) {
      await limits.take(limitsOf(`spray-${attempt}`, `2001:db8:1:2::${attempt}`));
    }
    await expect(limits.take(limitsOf('another', '2001:db8:1:2:ffff::1'))).rejects.toThrow('too_many');
    await limits.take(limitsOf('another', '2001:db8:1:3::1'));
  });
});

describe('the first visit', () => {
  test('signs an account in that the server has just made, but no suspended one', async () => {
    const { database, services } = town;
    const caller = { address: '192.0.2.7', userAgent: 'Firefox/140.0' };
    const account = await town.add({ login: 'first' });
    const started = await database.transaction((tx) => services.accounts.startSession(tx, account.id, caller));
    const cookie = `kontor_session=${started.token}`;
    expect((await fetch(`${town.url}/api/session`, { headers: { cookie } })).status).toBe(200);
    await database.transaction((tx) => services.accounts.suspend(tx, undefined, account.id));
    await expect(database.transaction((tx) => services.accounts.startSession(tx, account.id, caller))).rejects.toThrow(
      'sign_in_refused',
    );
  });
});
