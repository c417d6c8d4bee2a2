import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  checkOneTimeCode,
  finishOpenIdSignIn,
  getSession,
  issueOneTimeLink,
  type OneTimeLink,
  redeemOneTimeCode,
  reportBarrier,
  requestPasswordReset,
  setUpOrganisation,
  signIn,
  signInWithPasskey,
} from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, goodPassword, startTown, type Town } from './testing/accounts-town.ts';
import { SoftwareAuthenticator } from './testing/software-authenticator.ts';

const origin = 'https://kontor.example';
const login = 'besieged';
const password = goodPassword;

let town: Town;
/** Present, but it verifies nobody: one factor, not two. */
let key: SoftwareAuthenticator;
let link: OneTimeLink;

beforeAll(async () => {
  town = await startTown({ environment: { KONTOR_URL: origin } });
  const { id } = await town.add({ login });
  const client = await town.signedIn(login);
  key = new SoftwareAuthenticator({ origin, verifiesUser: false });
  const answer = key.create(await client.call(beginPasskey, { password }));
  await client.call(addPasskey, { ...answer, name: 'Schlüssel' });
  await town.add({ login: 'boss', roles: ['administrator'] });
  link = await (await town.signedIn('boss')).call(issueOneTimeLink, { account: id, mail: false });
});
afterAll(() => town.stop());

const organisation = { name: 'Stadt Test', language: 'de', accent: '#0b6e5b' } as const;

/** How somebody with one factor of the account tries each door through which strangers may write, and what they hear. */
const attempts: Readonly<Record<string, (client: ApiClient) => Promise<string | undefined>>> = {
  [signIn.name]: (client) => codeOf(client.call(signIn, { login, password })),
  [beginPasskeySignIn.name]: (client) => codeOf(client.call(beginPasskeySignIn, {})),
  [signInWithPasskey.name]: async (client) =>
    codeOf(client.call(signInWithPasskey, key.get(await client.call(beginPasskeySignIn, {})))),
  [requestPasswordReset.name]: (client) => codeOf(client.call(requestPasswordReset, { loginOrEmail: login })),
  [checkOneTimeCode.name]: (client) => codeOf(client.call(checkOneTimeCode, { code: link.code })),
  [setUpOrganisation.name]: (client) => {
    const administrator = { login: 'intruder', givenName: 'Ina', familyName: 'Irr', email: null, password };
    return codeOf(client.call(setUpOrganisation, { code: link.code, organisation, administrator }));
  },
  // Nobody has come back from a provider in this browser.
  [finishOpenIdSignIn.name]: (client) => codeOf(client.call(finishOpenIdSignIn, {})),
  [reportBarrier.name]: (client) => codeOf(client.call(reportBarrier, { message: 'Zu klein', page: '/' })),
  // Last, as it changes the password and ends the code.
  [redeemOneTimeCode.name]: (client) => codeOf(client.call(redeemOneTimeCode, { code: link.code, password })),
};

const answers: Readonly<Record<string, string | undefined>> = {
  [signIn.name]: 'accounts.second_factor_needed',
  [signInWithPasskey.name]: 'accounts.passkey_refused',
  [setUpOrganisation.name]: 'organisation.already_set_up',
  [finishOpenIdSignIn.name]: 'openid.expired',
};

test('every door through which strangers may write is tried here', () => {
  const open = town.application.http.doors.filter(
    ({ kind, access, methods }) => kind === 'route' && access === 'anyone' && !methods.includes('GET'),
  );
  expect(open.map(({ name }) => name).toSorted()).toEqual(Object.keys(attempts).toSorted());
});

test.each(Object.keys(attempts))('%s lets nobody in by one factor', async (name) => {
  const client = town.client();
  expect(await attempts[name]?.(client)).toBe(answers[name]);
  // The browser may be known from now on, which is no way in; see `known-device-service.ts`.
  expect(client.cookie).not.toContain('kontor_session');
  expect(await codeOf(client.call(getSession, {}))).toBe('http.sign_in_needed');
});

test('the password that a one-time code has set is asked for its second factor like any other', async () => {
  expect(await codeOf(town.signedIn(login))).toBe('accounts.second_factor_needed');
});
