import {
  beginTotp,
  confirmTotp,
  getSecondFactors,
  getSession,
  removeSecondFactors,
  removeTotp,
  signIn,
} from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, goodPassword, refusalOf, startTown, type Town, totpCode } from './testing/accounts-town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const step = 30_000;
const password = goodPassword;

/** Somebody who just turned their authenticator app on; the code used for it is spent, so the clock moves on. */
async function guarded(
  login: string,
): Promise<{ id: string; client: ApiClient; secret: string; recoveryCodes: string[] }> {
  const { id } = await town.add({ login });
  const client = await town.signedIn(login);
  const { secret } = await client.call(beginTotp, { password });
  const { recoveryCodes } = await client.call(confirmTotp, { code: totpCode(secret, town.clock.now()) });
  town.clock.advance(2 * step);
  return { id, client, secret, recoveryCodes };
}

function codeNow(secret: string, steps = 0): string {
  return totpCode(secret, new Date(town.clock.now().getTime() + steps * step));
}

describe('an authenticator app', () => {
  test('is in force once a code of it was given, and not before', async () => {
    await town.add({ login: 'hesitant' });
    const client = await town.signedIn('hesitant');
    expect(await codeOf(client.call(beginTotp, { password: 'falsch' }))).toBe('accounts.password_wrong');
    const begun = await client.call(beginTotp, { password });
    expect(begun.uri).toContain(`secret=${begun.secret}`);
    expect(begun.qrCode).toMatch(/^data:image\/png;base64,/);
    expect(await codeOf(client.call(confirmTotp, { code: '000000' }))).toBe('accounts.second_factor_wrong');
    expect(await client.call(getSecondFactors, {})).toEqual({ totp: false, passkeys: [], recoveryCodesLeft: 0 });
    expect(await codeOf(town.signedIn('hesitant'))).toBeUndefined();
    const { recoveryCodes } = await client.call(confirmTotp, { code: codeNow(begun.secret) });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await client.call(getSecondFactors, {})).toEqual({ totp: true, passkeys: [], recoveryCodesLeft: 10 });
    expect((await client.call(getSession, {})).account.secondFactor).toBe(true);
  });

  test('is asked for after the right password only', async () => {
    await guarded('careful');
    const refusal = await refusalOf(town.client().call(signIn, { login: 'careful', password }));
    expect(refusal).toMatchObject({ code: 'accounts.second_factor_needed', status: 401 });
    expect(refusal?.details).toEqual({ methods: ['totp', 'recovery'] });
    expect(await codeOf(town.signedIn('careful', 'falsch'))).toBe('accounts.sign_in_refused');
  });

  test('lets a code in once, also within its half minute', async () => {
    const { secret } = await guarded('replayed');
    const code = codeNow(secret);
    const attempt = () => codeOf(town.client().call(signIn, { login: 'replayed', password, code }));
    expect(await attempt()).toBeUndefined();
    expect(await attempt()).toBe('accounts.second_factor_wrong');
    const older = codeNow(secret, -1);
    const again = town.client().call(signIn, { login: 'replayed', password, code: older });
    expect(await codeOf(again)).toBe('accounts.second_factor_wrong');
  });

  test('lets one of two in who use the same code at the same moment', async () => {
    const { secret } = await guarded('raced');
    const code = codeNow(secret);
    const attempt = () => codeOf(town.client().call(signIn, { login: 'raced', password, code }));
    expect((await Promise.all([attempt(), attempt(), attempt()])).sort()).toEqual([
      'accounts.second_factor_wrong',
      'accounts.second_factor_wrong',
      undefined,
    ]);
  });

  test('may be half a minute off, and no more', async () => {
    const { secret } = await guarded('off');
    const attempt = (steps: number) =>
      codeOf(town.client().call(signIn, { login: 'off', password, code: codeNow(secret, steps) }));
    expect(await attempt(2)).toBe('accounts.second_factor_wrong');
    expect(await attempt(1)).toBeUndefined();
  });

  test('cannot be guessed: too many wrong codes close the account for a while', async () => {
    const { secret } = await guarded('guessed');
    const attempt = (code: string) => codeOf(town.client().call(signIn, { login: 'guessed', password, code }));
    const wrong = ['111111', '222222'].find((code) => ![-1, 0, 1].some((off) => codeNow(secret, off) === code)) ?? '';
    for (let round = 0; round < 10; round += 1) {
      expect(await attempt(wrong)).toBe('accounts.second_factor_wrong');
      // Asking which factor is needed is no failure, but forgives none either.
      if (round === 5) expect(await codeOf(town.signedIn('guessed'))).toBe('accounts.second_factor_needed');
    }
    expect(await attempt(codeNow(secret))).toBe('accounts.too_many_sign_ins');
  });

  test('is stored sealed: the database does not show its secret, nor a recovery code', async () => {
    const { id, secret, recoveryCodes } = await guarded('sealed');
    const { rows } = await town.database.transaction((tx) =>
      sql<{ all: string }>`
        select to_jsonb(t)::text || (select string_agg(encode(code_hash, 'escape'), ' ') from accounts_recovery_codes c
          where c.account = t.account) as all from accounts_totp t where account = ${id}`.execute(tx),
    );
    expect(rows[0]?.all.length).toBeGreaterThan(100);
    for (const shown of [secret, ...recoveryCodes]) expect(rows[0]?.all).not.toContain(shown);
  });

  test('stays in force while a new one waits for its first code', async () => {
    const { client, secret } = await guarded('renewer');
    const renewed = await client.call(beginTotp, { password });
    const attempt = (code: string) => codeOf(town.client().call(signIn, { login: 'renewer', password, code }));
    expect(await attempt(codeNow(renewed.secret))).toBe('accounts.second_factor_wrong');
    expect(await attempt(codeNow(secret))).toBeUndefined();
    await client.call(confirmTotp, { code: codeNow(renewed.secret) });
    town.clock.advance(2 * step);
    expect(await attempt(codeNow(secret))).toBe('accounts.second_factor_wrong');
    expect(await attempt(codeNow(renewed.secret))).toBeUndefined();
  });

  test('is turned off with the password, which ends all other sessions', async () => {
    const { client, secret } = await guarded('opener');
    const other = town.client();
    await other.call(signIn, { login: 'opener', password, code: codeNow(secret) });
    expect(await codeOf(client.call(removeTotp, { password: 'falsch' }))).toBe('accounts.password_wrong');
    await client.call(removeTotp, { password });
    expect(await codeOf(other.call(getSession, {}))).toBe('http.session_ended');
    expect(await codeOf(client.call(getSession, {}))).toBeUndefined();
    expect(await codeOf(client.call(removeTotp, { password }))).toBe('accounts.factor_not_found');
    expect(await codeOf(town.signedIn('opener'))).toBeUndefined();
  });
});

describe('a recovery code', () => {
  test('stands in for the app once, however it is typed', async () => {
    const { client, recoveryCodes } = await guarded('phoneless');
    const [first = ''] = recoveryCodes;
    const attempt = (code: string) => codeOf(town.client().call(signIn, { login: 'phoneless', password, code }));
    expect(await attempt(first.toLowerCase().replaceAll('-', ' '))).toBeUndefined();
    expect(await attempt(first)).toBe('accounts.second_factor_wrong');
    expect((await client.call(getSecondFactors, {})).recoveryCodesLeft).toBe(9);
  });

  test('of somebody else is none', async () => {
    const { recoveryCodes } = await guarded('owner');
    await guarded('thief');
    const [code = ''] = recoveryCodes;
    expect(await codeOf(town.client().call(signIn, { login: 'thief', password, code }))).toBe(
      'accounts.second_factor_wrong',
    );
  });
});

test('an administrator removes the factors of somebody who lost them, which ends their sessions', async () => {
  const { id, client } = await guarded('unlucky');
  await town.add({ login: 'boss', roles: ['administrator'] });
  const boss = await town.signedIn('boss');
  await boss.call(removeSecondFactors, { account: id });
  expect(await codeOf(client.call(getSession, {}))).toBe('http.session_ended');
  expect(await codeOf(town.signedIn('unlucky'))).toBeUndefined();
});
