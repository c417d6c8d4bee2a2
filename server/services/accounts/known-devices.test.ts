import { newToken } from '@kontor/base';
import { changePassword, issueOneTimeLink, redeemOneTimeCode, signIn, signOut } from '@kontor/schema';
import { apiClient } from '@kontor/server/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { AttemptLimits, signInLimits } from './attempt-limits.ts';
import { codeOf, goodPassword, startTown, type Town } from './testing/accounts-town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterEach(() => town.clock.advance(15 * 60_000));
afterAll(() => town.stop());

const wrong = 'etwas ganz anderes';
const day = 24 * 60 * 60_000;

/** A browser in which somebody has signed in to this account, and out again. */
async function aKnownBrowser(login: string) {
  await town.add({ login });
  const browser = await town.signedIn(login);
  await browser.call(signOut, {});
  return browser;
}

/** Somebody else behind the same address fails until no stranger may sign in from there any more. */
async function useUpAddress(): Promise<void> {
  const limits = new AttemptLimits(town.database, town.clock);
  for (let attempt = 0; attempt < 300; attempt += 1) {
    await limits.take(signInLimits(`spray-${attempt}`, '127.0.0.1')).catch(() => undefined);
  }
}

async function failFromElsewhere(login: string): Promise<void> {
  const stranger = town.client();
  for (let attempt = 0; attempt < 10; attempt += 1) await codeOf(stranger.call(signIn, { login, password: wrong }));
  expect(await codeOf(stranger.call(signIn, { login, password: goodPassword }))).toBe('accounts.too_many_sign_ins');
}

test('strangers who use up the limits of a login or an address do not lock out who was here before', async () => {
  const browser = await aKnownBrowser('hall');
  await failFromElsewhere('hall');
  expect(await codeOf(browser.call(signIn, { login: ' HALL ', password: goodPassword }))).toBeUndefined();
  const behind = await aKnownBrowser('behind');
  await town.add({ login: 'newcomer' });
  await useUpAddress();
  expect(await codeOf(behind.call(signIn, { login: 'behind', password: goodPassword }))).toBeUndefined();
  expect(await codeOf(behind.call(signIn, { login: 'newcomer', password: goodPassword }))).toBe(
    'accounts.too_many_sign_ins',
  );
});

test('a known browser has its own ten failures, which nobody else feels', async () => {
  const browser = await aKnownBrowser('butter');
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const refused = browser.call(signIn, { login: 'butter', password: wrong });
    expect(await codeOf(refused)).toBe('accounts.sign_in_refused');
  }
  expect(await codeOf(browser.call(signIn, { login: 'butter', password: goodPassword }))).toBe(
    'accounts.too_many_sign_ins',
  );
  expect(await codeOf(town.signedIn('butter'))).toBeUndefined();
});

test('only a browser that the account knows counts for itself: not one made up, nor that of a colleague', async () => {
  await town.add({ login: 'forged' });
  await failFromElsewhere('forged');
  const colleague = await aKnownBrowser('colleague');
  const made = apiClient(town.url, `kontor_device=${newToken()}`);
  for (const browser of [colleague, made]) {
    expect(await codeOf(browser.call(signIn, { login: 'forged', password: goodPassword }))).toBe(
      'accounts.too_many_sign_ins',
    );
  }
});

test('two people at one computer are both known there', async () => {
  const browser = await aKnownBrowser('early');
  await town.add({ login: 'late' });
  await browser.call(signIn, { login: 'late', password: goodPassword });
  await browser.call(signOut, {});
  for (const login of ['early', 'late']) {
    await failFromElsewhere(login);
    expect(await codeOf(browser.call(signIn, { login, password: goodPassword }))).toBeUndefined();
  }
});

test('with a new password only the browser in which it was set is known', async () => {
  const old = await aKnownBrowser('changer');
  const own = await town.signedIn('changer');
  const next = 'vier Reiher am Wehr stehen';
  await own.call(changePassword, { current: goodPassword, next });
  await own.call(signOut, {});
  await failFromElsewhere('changer');
  expect(await codeOf(old.call(signIn, { login: 'changer', password: next }))).toBe('accounts.too_many_sign_ins');
  expect(await codeOf(own.call(signIn, { login: 'changer', password: next }))).toBeUndefined();
});

test('after a reset only the browser that redeemed it is known', async () => {
  const old = await aKnownBrowser('resetter');
  await town.add({ login: 'boss', roles: ['administrator'] });
  const boss = await town.signedIn('boss');
  const account = await town.database.transaction((tx) => town.services.accounts.findByLogin(tx, 'resetter'));
  const { code } = await boss.call(issueOneTimeLink, { account: account?.id ?? '', mail: false });
  const browser = town.client();
  const password = 'vier Reiher am Wehr stehen';
  await browser.call(redeemOneTimeCode, { code, password });
  await failFromElsewhere('resetter');
  expect(await codeOf(browser.call(signIn, { login: 'resetter', password }))).toBeUndefined();
  expect(await codeOf(old.call(signIn, { login: 'resetter', password }))).toBe('accounts.too_many_sign_ins');
});

test('a browser that was not used for half a year is a stranger again', async () => {
  const browser = await aKnownBrowser('sabbatical');
  const { cookie } = browser;
  town.clock.advance(181 * day);
  await failFromElsewhere('sabbatical');
  const returned = apiClient(town.url, cookie);
  expect(await codeOf(returned.call(signIn, { login: 'sabbatical', password: goodPassword }))).toBe(
    'accounts.too_many_sign_ins',
  );
});

test('the cookie is out of the reach of scripts, names nobody, and is stored as a hash only', async () => {
  await town.add({ login: 'discreet' });
  const response = await town.client().fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'discreet', password: goodPassword }),
  });
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('kontor_device=')) ?? '';
  expect(cookie).toMatch(/^kontor_device=[A-Za-z0-9_-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  const { rows } = await town.database.pool.query('select d::text as row from accounts_known_devices d');
  expect(rows.length).toBeGreaterThan(0);
  const token = Buffer.from(/=([^;]+)/.exec(cookie)?.[1] ?? '').toString('hex');
  for (const { row } of rows) expect(row).not.toContain(token);
});
