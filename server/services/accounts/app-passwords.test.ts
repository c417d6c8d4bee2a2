import { addAppPassword, getSession, listAppPasswords, removeAppPassword } from '@kontor/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, goodPassword, startTown, type Town } from './testing/accounts-town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const password = goodPassword;
/** From where browsers of these tests come, too. */
const caller = { address: '127.0.0.1', userAgent: 'Calendar/1.0' };

function find(login: string, secret: string, scope: 'caldav' | 'feeds' | 'api' = 'caldav') {
  return town.services.accounts.findByAppPassword(login, secret, scope, caller);
}

async function withAppPassword(login: string) {
  const account = await town.add({ login });
  const client = await town.signedIn(login);
  const made = await client.call(addAppPassword, { password, name: 'Kalender', scopes: ['caldav'] });
  return { account, client, ...made };
}

test('an app password opens its scope to its owner, and is no sign-in', async () => {
  const { account, client, secret, appPassword } = await withAppPassword('planner');
  expect(secret).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
  expect(await find('PLANNER', secret.toLowerCase().replaceAll('-', ''))).toMatchObject({
    account: account.id,
    person: account.person,
    session: appPassword.id,
  });
  expect(await find('planner', secret, 'feeds')).toBeUndefined();
  expect(await codeOf(town.signedIn('planner', secret))).toBe('accounts.sign_in_refused');
  const { appPasswords } = await client.call(listAppPasswords, {});
  expect(appPasswords).toMatchObject([{ name: 'Kalender', scopes: ['caldav'] }]);
  expect(appPasswords[0]?.lastUsedAt).not.toBeNull();
});

test('it works for its owner’s login only', async () => {
  const { secret } = await withAppPassword('mine');
  await town.add({ login: 'yours' });
  expect(await find('yours', secret)).toBeUndefined();
  expect(await find('nobody', secret)).toBeUndefined();
});

test('making one takes the password', async () => {
  await town.add({ login: 'unlocked' });
  const client = await town.signedIn('unlocked');
  const attempt = client.call(addAppPassword, { password: 'falsch', name: 'x', scopes: ['api'] });
  expect(await codeOf(attempt)).toBe('accounts.password_wrong');
});

test('a revoked one opens nothing; nobody revokes those of others', async () => {
  const { client, secret, appPassword } = await withAppPassword('revoker');
  await town.add({ login: 'meddler' });
  const meddler = await town.signedIn('meddler');
  const input = { appPassword: appPassword.id };
  expect(await codeOf(meddler.call(removeAppPassword, input))).toBe('accounts.factor_not_found');
  expect(await find('revoker', secret)).toBeDefined();
  await client.call(removeAppPassword, input);
  expect(await find('revoker', secret)).toBeUndefined();
  expect(await codeOf(client.call(getSession, {}))).toBeUndefined();
});

test('a suspended or former person’s opens nothing', async () => {
  const { account, secret } = await withAppPassword('paused');
  const { secret: formerSecret, account: former } = await withAppPassword('gone');
  await town.database.transaction(async (tx) => {
    await town.services.accounts.suspend(tx, undefined, account.id);
    await sql`update people_persons set valid_until = '2020-01-01' where id = ${former.person}`.execute(tx);
  });
  expect(await find('paused', secret)).toBeUndefined();
  expect(await find('gone', formerSecret)).toBeUndefined();
});

test('it needs no second factor, and is stored as a hash only', async () => {
  const { secret } = await withAppPassword('hashed');
  const { rows } = await town.database.transaction((tx) =>
    sql<{ all: string }>`select string_agg(to_jsonb(p)::text, ' ') as all from accounts_app_passwords p`.execute(tx),
  );
  expect(rows[0]?.all).not.toContain(secret);
  expect(rows[0]?.all).not.toContain(secret.replaceAll('-', ''));
});

test('guessing is limited, use is not', async () => {
  const { secret } = await withAppPassword('busy');
  for (let sync = 0; sync < 15; sync += 1) expect(await find('busy', secret)).toBeDefined();
  for (let guess = 0; guess < 10; guess += 1) expect(await find('busy', 'wrong')).toBeUndefined();
  await expect(find('busy', secret)).rejects.toThrow('too_many_sign_ins');
});

test('a program with an old one and a browser with a wrong password do not lock each other out', async () => {
  const { secret } = await withAppPassword('calendar');
  for (let sync = 0; sync < 12; sync += 1) await find('calendar', 'an old one').catch(() => undefined);
  await expect(find('calendar', secret)).rejects.toThrow('too_many_sign_ins');
  expect(await codeOf(town.signedIn('calendar'))).toBeUndefined();

  const { secret: other } = await withAppPassword('typing');
  for (let attempt = 0; attempt < 11; attempt += 1) await codeOf(town.signedIn('typing', 'falsch'));
  expect(await codeOf(town.signedIn('typing'))).toBe('accounts.too_many_sign_ins');
  expect(await find('typing', other)).toBeDefined();
});

test('programs behind one address do not use up the sign-ins of the people there', async () => {
  const { AttemptLimits, appPasswordLimits, oneTimeCodeLimits, signInLimits } = await import('./attempt-limits.ts');
  const limits = new AttemptLimits(town.database, town.clock);
  const address = '198.51.100.4';
  for (let attempt = 0; attempt < 300; attempt += 1) await limits.take(appPasswordLimits(`old-${attempt}`, address));
  await expect(limits.take(appPasswordLimits('another', address))).rejects.toThrow('too_many');
  await limits.take(signInLimits('another', address));
  await limits.take(oneTimeCodeLimits(address));
});
