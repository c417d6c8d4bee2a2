import { once } from 'node:events';
import { createServer } from 'node:net';
import {
  addOpenIdProvider,
  beginTotp,
  changeOpenIdProvider,
  confirmTotp,
  getOrganisation,
  listOpenIdProviders,
  type OpenIdProvider,
  type OpenIdSettings,
  removeOpenIdProvider,
  tryOpenIdProvider,
  updateAccount,
} from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, goodPassword, startTown, type Town, totpCode } from '../accounts/testing/accounts-town.ts';
import { ownPath } from './openid-mounts.ts';
import { RogueProvider } from './testing/rogue-provider.ts';
import { TestBrowser } from './testing/test-browser.ts';
import { clientId, clientSecret, TestProvider } from './testing/test-provider.ts';

const idp = new TestProvider();
const rogue = new RogueProvider();
let town: Town;
let admin: ApiClient;
let provider: OpenIdProvider;
let rogueProvider: OpenIdProvider;

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await idp.start(`http://127.0.0.1:${port}/api/openid/callback`);
  await rogue.start();
  town = await startTown({ environment: { KONTOR_PORT: String(port) } });
  await town.add({ login: 'wilma', roles: ['administrator'], email: 'wilma@stadt.example' });
  await town.add({ login: 'otto', email: 'otto@stadt.example' });
  await town.add({ login: 'anna', email: 'anna@stadt.example', password: null });
  await town.add({ login: 'opfer', email: 'opfer@stadt.example' });
  admin = await town.signedIn('wilma');
  provider = await admin.call(addOpenIdProvider, { ...settings(), secret: clientSecret });
  rogueProvider = await admin.call(addOpenIdProvider, { ...settings(), name: 'Fremd', issuer: rogue.issuer });
});
afterAll(async () => {
  await town?.stop();
  await idp.stop();
  await rogue.stop();
});

function settings(given: Partial<OpenIdSettings> = {}): OpenIdSettings {
  return {
    name: 'Stadt-Login',
    issuer: idp.issuer,
    clientId,
    link: 'login',
    loginClaim: 'preferred_username',
    secondFactorBy: [],
    ...given,
  };
}
const set = (given: Partial<OpenIdSettings>) =>
  admin.call(changeOpenIdProvider, { provider: provider.id, ...settings(given) });

/** Signs in at a provider; answers with the page where the browser ended, and what the server said about the session. */
async function comeFrom(which: OpenIdProvider = provider, query = '', browser = new TestBrowser()) {
  const { address } = await browser.open(
    `${town.url}/api/openid/${which.id}/begin${query}`,
    `${town.url}/sign-in.html`,
  );
  const { status, body } = await browser.post(`${town.url}/api/session/openid`, {});
  return { address, browser, status, body, code: readCode(body) };
}
function readCode(body: Record<string, unknown>): unknown {
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

describe('signing in at a provider', () => {
  test('is offered on the sign-in page, and administrators see what to register', async () => {
    const { signIns } = await town.client().call(getOrganisation, {});
    expect(signIns).toContainEqual({ id: provider.id, name: 'Stadt-Login' });
    const { providers, callback } = await admin.call(listOpenIdProviders, {});
    expect(callback).toBe(`${town.url}/api/openid/callback`);
    expect(JSON.stringify(providers)).not.toContain(clientSecret);
    expect(await admin.call(tryOpenIdProvider, { provider: provider.id })).toMatchObject({ issuer: idp.issuer });
    const anybody = await town.signedIn('otto');
    expect(await codeOf(anybody.call(listOpenIdProviders, {}))).toBe('http.role_needed');
  });

  test('begins a session, and knows the person by the subject from then on', async () => {
    idp.person = { subject: 'otto-1', login: 'otto' };
    const first = await comeFrom();
    expect(first.body).toMatchObject({ account: { login: 'otto' } });
    expect(first.browser.cookies(town.url)).toContain('kontor_session');
    expect(first.browser.cookies(town.url)).not.toContain('kontor_openid');
    // Another login there does not make them somebody else, and nobody else becomes them by taking their login.
    idp.person = { subject: 'otto-1', login: 'wilma' };
    expect((await comeFrom()).body).toMatchObject({ account: { login: 'otto' } });
    idp.person = { subject: 'otto-2', login: 'otto' };
    expect((await comeFrom()).code).toBe('openid.unknown');
  });

  test('lets somebody in who was invited and has no password, whose reset is then not ours', async () => {
    idp.person = { subject: 'anna-1', login: 'anna' };
    expect((await comeFrom()).body).toMatchObject({ account: { login: 'anna' } });
  });

  test('never makes anybody an administrator', async () => {
    idp.person = { subject: 'wilma-1', login: 'wilma', email: 'wilma@stadt.example' };
    expect((await comeFrom()).code).toBe('openid.unknown');
    await set({ link: 'email' });
    expect((await comeFrom()).code).toBe('openid.unknown');
    await set({});
  });

  test('finds by e-mail only what is allowed and what the provider has verified', async () => {
    await town.add({ login: 'erna', email: 'erna@stadt.example' });
    idp.person = { subject: 'erna-1', email: 'erna@stadt.example', emailVerified: false };
    expect((await comeFrom()).code).toBe('openid.unknown');
    await set({ link: 'email' });
    expect((await comeFrom()).code).toBe('openid.unknown');
    idp.person = { subject: 'erna-1', email: 'Erna@Stadt.example', emailVerified: true };
    expect((await comeFrom()).body).toMatchObject({ account: { login: 'erna' } });
    // Two with one address are nobody.
    await town.add({ login: 'zwilling1', email: 'familie@stadt.example' });
    await town.add({ login: 'zwilling2', email: 'familie@stadt.example' });
    idp.person = { subject: 'zwilling', email: 'familie@stadt.example' };
    expect((await comeFrom()).code).toBe('openid.unknown');
    await set({ link: 'never' });
    idp.person = { subject: 'opfer-1', login: 'opfer', email: 'opfer@stadt.example' };
    expect((await comeFrom()).code).toBe('openid.unknown');
    await set({});
  });

  test('lets nobody in who is suspended', async () => {
    const account = await town.add({ login: 'sigrid' });
    idp.person = { subject: 'sigrid-1', login: 'sigrid' };
    await comeFrom();
    await admin.call(updateAccount, { account: account.id, suspended: true });
    expect((await comeFrom()).code).toBe('openid.unknown');
  });

  test('asks for the second factor, unless the provider is trusted with it and says there was one', async () => {
    await town.add({ login: 'frieda' });
    const frieda = await town.signedIn('frieda');
    const { uri } = await frieda.call(beginTotp, { password: goodPassword });
    const shared = /secret=([A-Z2-7]+)/.exec(uri)?.[1] ?? '';
    await frieda.call(confirmTotp, { code: totpCode(shared, town.clock.now()) });
    town.clock.advance(60_000);
    idp.person = { subject: 'frieda-1', login: 'frieda', amr: ['pwd', 'otp'] };
    const asked = await comeFrom();
    expect(asked.code).toBe('accounts.second_factor_needed');
    expect(asked.browser.cookies(town.url)).not.toContain('kontor_session');
    const answer = (code: string) => asked.browser.post(`${town.url}/api/session/openid`, { code });
    expect(readCode((await answer('000000')).body)).toBe('accounts.second_factor_wrong');
    const right = await answer(totpCode(shared, town.clock.now()));
    expect(right.body).toMatchObject({ account: { login: 'frieda' } });
    await set({ secondFactorBy: ['otp'] });
    expect((await comeFrom()).body).toMatchObject({ account: { login: 'frieda' } });
    idp.person = { subject: 'frieda-1', login: 'frieda', amr: ['pwd'] };
    expect((await comeFrom()).code).toBe('accounts.second_factor_needed');
    await set({});
  });

  test('says in words when the provider refuses, or is away', async () => {
    idp.person = undefined;
    expect((await comeFrom()).code).toBe('openid.denied');
    const away = await admin.call(addOpenIdProvider, { ...settings(), name: 'Weg', issuer: 'http://127.0.0.1:1' });
    const { address, code } = await comeFrom(away);
    expect(address).toMatch(/\/sign-in\.html\?openid=1$/);
    expect(code).toBe('openid.provider_failed');
    await admin.call(removeOpenIdProvider, { provider: away.id });
    expect(await codeOf(admin.call(addOpenIdProvider, settings({ issuer: 'http://login.stadt.example' })))).toBe(
      'openid.needs_tls',
    );
  });

  test('goes back where somebody came from, and never to another site', async () => {
    idp.person = { subject: 'otto-1', login: 'otto' };
    const { address } = await comeFrom(provider, '?next=%2Ftasks%3Fa%3D1');
    expect(new URL(address).searchParams.get('next')).toBe('/tasks?a=1');
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/%09/evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
    ]) {
      const url = new URL((await comeFrom(provider, `?next=${encodeURIComponent(next)}`)).address);
      expect(url.origin, next).toBe(town.url);
      expect(ownPath(next), next).toMatch(/^\/($|%)/);
    }
  });
});

describe('what somebody hostile brings back', () => {
  test('is refused with the wrong state, from another browser, without a cookie, and a second time', async () => {
    idp.person = { subject: 'otto-1', login: 'otto' };
    const begin = (browser: TestBrowser) =>
      browser.open(`${town.url}/api/openid/${provider.id}/begin`, `${town.url}/api/openid/callback`);
    const own = new TestBrowser();
    const { address } = await begin(own);
    // Login fixation: the code of one browser in another.
    const other = new TestBrowser();
    await begin(other);
    await other.open(address, `${town.url}/sign-in.html`);
    expect(readCode((await other.post(`${town.url}/api/session/openid`, {})).body)).toBe('openid.provider_failed');
    const without = new TestBrowser();
    await without.open(address, `${town.url}/sign-in.html`);
    expect(readCode((await without.post(`${town.url}/api/session/openid`, {})).body)).toBe('openid.expired');
    const wrong = new TestBrowser();
    const given = new URL((await begin(wrong)).address);
    given.searchParams.set('state', 'another');
    await wrong.open(given.href, `${town.url}/sign-in.html`);
    expect(readCode((await wrong.post(`${town.url}/api/session/openid`, {})).body)).toBe('openid.provider_failed');
    // Its own browser: once, and the same again is nothing new.
    await own.open(address, `${town.url}/sign-in.html`);
    await own.open(address, `${town.url}/sign-in.html`);
    expect((await own.post(`${town.url}/api/session/openid`, {})).status).toBe(200);
    expect(readCode((await own.post(`${town.url}/api/session/openid`, {})).body)).toBe('openid.expired');
    await own.open(address, `${town.url}/sign-in.html`);
    expect(readCode((await own.post(`${town.url}/api/session/openid`, {})).body)).toBe('openid.expired');
  });

  test('is over after a quarter of an hour', async () => {
    const browser = new TestBrowser();
    const { address } = await browser.open(
      `${town.url}/api/openid/${provider.id}/begin`,
      `${town.url}/api/openid/callback`,
    );
    town.clock.advance(16 * 60_000);
    await browser.open(address, `${town.url}/sign-in.html`);
    expect(readCode((await browser.post(`${town.url}/api/session/openid`, {})).body)).toBe('openid.expired');
  });

  test.each([
    ['audience', { aud: 'somebody-else' }],
    ['issuer', { iss: 'https://evil.example' }],
    ['nonce', { nonce: 'another' }],
    ['expiry', { exp: 1 }],
    ['subject', { sub: 7 }],
  ])('is refused with the wrong %s in the ID token', async (_what, lies) => {
    rogue.lies = { preferred_username: 'opfer', ...lies };
    expect((await comeFrom(rogueProvider)).code).toBe('openid.provider_failed');
  });

  test('is refused with the signature of another key; the same without lies comes in, so the refusals mean something', async () => {
    rogue.lies = { preferred_username: 'opfer' };
    rogue.forges = true;
    expect((await comeFrom(rogueProvider)).code).toBe('openid.provider_failed');
    rogue.forges = false;
    expect((await comeFrom(rogueProvider)).body).toMatchObject({ account: { login: 'opfer' } });
  });

  test('of a provider that is removed is nothing, and who has no password waits for an invitation', async () => {
    rogue.lies = { preferred_username: 'neu' };
    await town.add({ login: 'neu', password: null });
    rogue.lies = { sub: 'neu', preferred_username: 'neu' };
    const { browser } = await comeFrom(rogueProvider);
    expect((await browser.fetch(`${town.url}/api/session`)).status).toBe(200);
    await admin.call(removeOpenIdProvider, { provider: rogueProvider.id });
    expect((await browser.fetch(`${town.url}/api/session`)).status).toBe(401);
    const { rows } = await town.database.pool.query("select state from accounts_accounts where login = 'neu'");
    expect(rows).toEqual([{ state: 'invited' }]);
  });
});
