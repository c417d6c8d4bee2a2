import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  getSecondFactors,
  getSession,
  removePasskey,
  signIn,
  signInWithPasskey,
  updateAccount,
} from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, goodPassword, refusalOf, startTown, type Town } from './testing/accounts-town.ts';
import { SoftwareAuthenticator } from './testing/software-authenticator.ts';

const origin = 'https://kontor.example';
const password = goodPassword;
const refused = 'accounts.passkey_refused';

let town: Town;
beforeAll(async () => {
  town = await startTown({ environment: { KONTOR_URL: origin } });
});
afterAll(() => town.stop());

type Challenge = { challenge: string; options: Record<string, unknown> };

async function withPasskey(
  login: string,
  verifiesUser = true,
): Promise<{ id: string; client: ApiClient; key: SoftwareAuthenticator }> {
  const { id } = await town.add({ login });
  const client = await town.signedIn(login);
  const key = new SoftwareAuthenticator({ origin, verifiesUser });
  const answer = key.create(await client.call(beginPasskey, { password }));
  await client.call(addPasskey, { ...answer, name: 'Schlüsselbund' });
  return { id, client, key };
}

/** The challenge that follows the right password. */
async function askedFor(login: string): Promise<Challenge> {
  const refusal = await refusalOf(town.client().call(signIn, { login, password }));
  expect(refusal).toMatchObject({ code: 'accounts.second_factor_needed', details: { methods: ['passkey'] } });
  return refusal?.details.passkey as Challenge;
}

function withAnswer(login: string, passkey: { challenge: string; response: Record<string, unknown> }) {
  return codeOf(town.client().call(signIn, { login, password, passkey }));
}

describe('a new passkey', () => {
  test('is stored, shown by its name and guards the account', async () => {
    const { client } = await withPasskey('keyholder');
    const factors = await client.call(getSecondFactors, {});
    expect(factors.passkeys).toMatchObject([{ name: 'Schlüsselbund', lastUsedAt: null }]);
    expect((await client.call(getSession, {})).account.secondFactor).toBe(true);
  });

  test('needs the password, and a challenge of the same account that was not used before', async () => {
    await town.add({ login: 'maker' });
    const client = await town.signedIn('maker');
    expect(await codeOf(client.call(beginPasskey, { password: 'falsch' }))).toBe('accounts.password_wrong');
    const challenge = await client.call(beginPasskey, { password });
    const key = new SoftwareAuthenticator({ origin });
    const answer = { ...key.create(challenge), name: 'Mein Telefon' };
    await town.add({ login: 'other-maker' });
    const other = await town.signedIn('other-maker');
    expect(await codeOf(other.call(addPasskey, answer))).toBe(refused);
    await client.call(addPasskey, answer);
    expect(await codeOf(client.call(addPasskey, answer))).toBe(refused);
  });

  test('from another site or after five minutes is refused', async () => {
    await town.add({ login: 'phished' });
    const client = await town.signedIn('phished');
    const evil = new SoftwareAuthenticator({ origin: 'https://kontor.evil.example' });
    const answer = evil.create(await client.call(beginPasskey, { password }));
    expect(await codeOf(client.call(addPasskey, { ...answer, name: 'x' }))).toBe(refused);
    const late = new SoftwareAuthenticator({ origin }).create(await client.call(beginPasskey, { password }));
    town.clock.advance(5 * 60_000);
    expect(await codeOf(client.call(addPasskey, { ...late, name: 'x' }))).toBe(refused);
  });

  test.each([{}, { id: 7 }, { id: '\u0000', rawId: '', type: 'public-key', response: {} }])(
    'is refused for the answer %j, which is none',
    async (response) => {
      const login = `garbler-${Math.abs(JSON.stringify(response).length)}`;
      await town.add({ login });
      const client = await town.signedIn(login);
      const { challenge } = await client.call(beginPasskey, { password });
      expect(await codeOf(client.call(addPasskey, { challenge, name: 'x', response }))).toBe(refused);
    },
  );
});

describe('a passkey after the password', () => {
  test('lets in, once for each challenge', async () => {
    const { key } = await withPasskey('second');
    const answer = key.get(await askedFor('second'));
    expect(await withAnswer('second', answer)).toBeUndefined();
    expect(await withAnswer('second', answer)).toBe(refused);
  });

  test('also from an authenticator that verifies nobody, as the password did', async () => {
    const { key } = await withPasskey('plain-key', false);
    expect(await withAnswer('plain-key', key.get(await askedFor('plain-key')))).toBeUndefined();
  });

  test('has to answer a challenge of this account with a passkey of this account', async () => {
    const { key } = await withPasskey('target');
    const { key: foreign } = await withPasskey('intruder');
    expect(await withAnswer('target', foreign.get(await askedFor('target')))).toBe(refused);
    expect(await withAnswer('target', key.get(await askedFor('intruder')))).toBe(refused);
    const alone = await town.client().call(beginPasskeySignIn, {});
    expect(await withAnswer('target', key.get(alone))).toBe(refused);
  });

  test('does not make up for a wrong password', async () => {
    const { key } = await withPasskey('forgetful');
    const passkey = key.get(await askedFor('forgetful'));
    const attempt = town.client().call(signIn, { login: 'forgetful', password: 'falsch', passkey });
    expect(await codeOf(attempt)).toBe('accounts.sign_in_refused');
  });

  test('is refused when its counter goes back: it was copied', async () => {
    const { key } = await withPasskey('copied');
    key.counter = 40;
    expect(await withAnswer('copied', key.get(await askedFor('copied')))).toBeUndefined();
    key.counter = 3;
    expect(await withAnswer('copied', key.get(await askedFor('copied')))).toBe(refused);
  });
});

describe('a passkey alone', () => {
  async function enter(key: SoftwareAuthenticator, client = town.client()): Promise<string | undefined> {
    const answer = key.get(await client.call(beginPasskeySignIn, {}));
    return codeOf(client.call(signInWithPasskey, answer));
  }

  test('signs in, and the session works', async () => {
    const { key, client: owner } = await withPasskey('alone');
    const client = town.client();
    expect(await enter(key, client)).toBeUndefined();
    expect((await client.call(getSession, {})).account.login).toBe('alone');
    expect((await owner.call(getSecondFactors, {})).passkeys[0]?.lastUsedAt).not.toBeNull();
  });

  test('is refused when nobody was verified, as it would be one factor only', async () => {
    const { key } = await withPasskey('unverified', false);
    expect(await enter(key)).toBe(refused);
  });

  test('is refused with a used challenge, a foreign origin or an unknown key', async () => {
    const { key } = await withPasskey('strict');
    const client = town.client();
    const answer = key.get(await client.call(beginPasskeySignIn, {}));
    expect(await codeOf(client.call(signInWithPasskey, answer))).toBeUndefined();
    expect(await codeOf(town.client().call(signInWithPasskey, answer))).toBe(refused);
    const foreign = key.get(await client.call(beginPasskeySignIn, {}), 'https://evil.example');
    expect(await codeOf(client.call(signInWithPasskey, foreign))).toBe(refused);
    expect(await enter(new SoftwareAuthenticator({ origin }))).toBe(refused);
  });

  test('of a suspended account is refused like any other', async () => {
    const { id, key } = await withPasskey('locked-out');
    await town.add({ login: 'boss', roles: ['administrator'] });
    const boss = await town.signedIn('boss');
    await boss.call(updateAccount, { account: id, suspended: true });
    expect(await enter(key)).toBe(refused);
  });
});

test('a removed passkey lets nobody in any more, and all other sessions end', async () => {
  const { client, key } = await withPasskey('remover');
  const { client: stranger } = await withPasskey('remover-2');
  const [passkey] = (await client.call(getSecondFactors, {})).passkeys;
  const other = town.client();
  await other.call(signInWithPasskey, key.get(await other.call(beginPasskeySignIn, {})));
  const id = passkey?.id ?? '';
  expect(await codeOf(stranger.call(removePasskey, { passkey: id, password }))).toBe('accounts.factor_not_found');
  expect(await codeOf(client.call(removePasskey, { passkey: id, password: 'falsch' }))).toBe('accounts.password_wrong');
  expect((await client.call(getSecondFactors, {})).passkeys).toHaveLength(1);
  await client.call(removePasskey, { passkey: id, password });
  expect(await codeOf(other.call(getSession, {}))).toBe('http.session_ended');
  expect(await codeOf(client.call(getSession, {}))).toBeUndefined();
  const answer = key.get(await other.call(beginPasskeySignIn, {}));
  expect(await codeOf(other.call(signInWithPasskey, answer))).toBe(refused);
  expect(await codeOf(town.signedIn('remover'))).toBeUndefined();
});
