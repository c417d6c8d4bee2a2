import {
  beginTotp,
  checkOneTimeCode,
  confirmTotp,
  createAccount,
  getSession,
  issueOneTimeLink,
  newPerson,
  redeemOneTimeCode,
  requestPasswordReset,
  updateAccount,
} from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';
import { type MailCatcher, startMailCatcher } from '@kontor/server/testing/mail-catcher';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, goodPassword, startTown, type Town, totpCode } from './testing/accounts-town.ts';

let mailbox: MailCatcher;
let town: Town;
let boss: ApiClient;
beforeAll(async () => {
  mailbox = await startMailCatcher();
  town = await startTown({ environment: { KONTOR_SMTP_URL: mailbox.url } });
  await town.add({ login: 'boss', roles: ['administrator'] });
  boss = await town.signedIn('boss');
});
afterAll(async () => {
  await town.stop();
  await mailbox.stop();
});

const hour = 60 * 60_000;
const day = 24 * hour;
const invalid = 'accounts.one_time_code_invalid';
const next = 'vier Möwen im Fischbrötchen';

function redeem(code: string, password = next) {
  return town.client().call(redeemOneTimeCode, { code, password });
}

async function issue(account: string, mail = false) {
  // The boss may have been idle for days of the test's clock.
  boss = await town.signedIn('boss');
  return boss.call(issueOneTimeLink, { account, mail });
}

function codeIn(mail: string): string {
  return /\/welcome#code=([0-9A-Z-]+)/.exec(mail)?.[1] ?? '';
}

describe('a one-time code', () => {
  test('tells whose it is and sets the password, however it was typed from the letter', async () => {
    const account = await town.add({ login: 'letter', password: null });
    const { code } = await issue(account.id);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(await town.client().call(checkOneTimeCode, { code: typed })).toEqual({
      kind: 'invitation',
      login: 'letter',
      personName: 'Wilma Brandt',
    });
    expect(await redeem(typed)).toEqual({ login: 'letter' });
    expect(await codeOf(town.signedIn('letter', next))).toBeUndefined();
  });

  test('is good once', async () => {
    const account = await town.add({ login: 'once' });
    const { code } = await issue(account.id);
    await redeem(code);
    expect(await codeOf(redeem(code, goodPassword))).toBe(invalid);
    expect(await codeOf(town.client().call(checkOneTimeCode, { code }))).toBe(invalid);
    expect(await codeOf(town.signedIn('once', next))).toBeUndefined();
  });

  test('is good for one of several who use it at the same moment', async () => {
    const account = await town.add({ login: 'contested' });
    const { code } = await issue(account.id);
    const codes = await Promise.all([codeOf(redeem(code)), codeOf(redeem(code)), codeOf(redeem(code))]);
    expect(codes.filter((found) => found === undefined)).toHaveLength(1);
  });

  test('is not used up by a weak password', async () => {
    const account = await town.add({ login: 'weakling' });
    const { code } = await issue(account.id);
    expect(await codeOf(redeem(code, 'weakling-2026'))).toBe('accounts.password_weak');
    expect(await codeOf(redeem(code, 'kontor-demo-2026'))).toBe('accounts.password_weak');
    expect(await codeOf(redeem(code))).toBeUndefined();
  });

  test('ends the older one', async () => {
    const account = await town.add({ login: 'reissued' });
    const [older, newer] = [await issue(account.id), await issue(account.id)];
    expect(await codeOf(redeem(older.code))).toBe(invalid);
    expect(await codeOf(redeem(newer.code))).toBeUndefined();
  });

  test('ends every session and no second factor', async () => {
    const account = await town.add({ login: 'resetter' });
    const client = await town.signedIn('resetter');
    const { secret } = await client.call(beginTotp, { password: goodPassword });
    await client.call(confirmTotp, { code: totpCode(secret, town.clock.now()) });
    const { code } = await issue(account.id);
    const response = await client.fetch('/api/one-time-code', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, password: next }),
    });
    expect(response.status).toBe(200);
    // The browser is known from now on, but nobody is signed in.
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^kontor_device=/)]);
    expect(await codeOf(client.call(getSession, {}))).toBe('http.session_ended');
    expect(await codeOf(town.signedIn('resetter', next))).toBe('accounts.second_factor_needed');
  });

  test('of a suspended account is none, also after it was active again', async () => {
    const account = await town.add({ login: 'barred' });
    const { code } = await issue(account.id);
    await boss.call(updateAccount, { account: account.id, suspended: true });
    expect(await codeOf(redeem(code))).toBe(invalid);
    const { code: during } = await issue(account.id);
    expect(await codeOf(redeem(during))).toBe(invalid);
    expect(await codeOf(town.client().call(checkOneTimeCode, { code: during }))).toBe(invalid);
    await boss.call(updateAccount, { account: account.id, suspended: false });
    expect(await codeOf(redeem(code))).toBe(invalid);
  });

  test('ends: an invitation after 14 days, a reset by letter after 7', async () => {
    const invited = await town.add({ login: 'slow', password: null });
    const active = await town.add({ login: 'slower' });
    const [invitation, letter] = [await issue(invited.id), await issue(active.id)];
    const days = (link: { expiresAt: string }) => (Date.parse(link.expiresAt) - town.clock.now().getTime()) / day;
    expect([days(invitation), days(letter)]).toEqual([14, 7]);
    town.clock.advance(7 * day);
    expect(await codeOf(redeem(letter.code))).toBe(invalid);
    expect(await codeOf(town.client().call(checkOneTimeCode, { code: invitation.code }))).toBeUndefined();
    town.clock.advance(7 * day);
    expect(await codeOf(redeem(invitation.code))).toBe(invalid);
  });

  test('is stored as a hash only, and a made-up one is refused', async () => {
    const account = await town.add({ login: 'hashed' });
    const { code } = await issue(account.id);
    const { rows } = await town.database.transaction((tx) =>
      sql<{ all: string }>`select string_agg(to_jsonb(c)::text, ' ') as all from accounts_one_time_codes c`.execute(tx),
    );
    expect(rows[0]?.all).not.toContain(code.slice(0, 9));
    for (const made of ['', '\u0000', 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA']) {
      expect(await codeOf(redeem(made))).toBe(invalid);
    }
  });
});

describe('by mail', () => {
  test('an invitation brings its reader in', async () => {
    boss = await town.signedIn('boss');
    const email = 'neuling@stadt.example';
    const person = await town.database.transaction((tx) =>
      town.services.people.createPerson(
        tx,
        undefined,
        newPerson.parse({ givenName: 'Neu', familyName: 'Ling', email }),
      ),
    );
    const made = await boss.call(createAccount, { person: person.id, login: 'neuling', roles: [], mail: true });
    expect(made.invitation.mailed).toBe(true);
    const mail = await mailbox.next(email);
    expect(codeIn(mail)).toBe(made.invitation.code);
    expect(await redeem(codeIn(mail))).toEqual({ login: 'neuling' });
  });

  test('a reset that somebody asked for works for an hour, and leaves the letter of an administrator alone', async () => {
    const email = 'vergesslich@stadt.example';
    const account = await town.add({ login: 'forgetful', email });
    const letter = await issue(account.id);
    // That there is a letter is told by mail, without its code.
    expect(codeIn(await mailbox.next(email))).toBe('');
    await town.client().call(requestPasswordReset, { loginOrEmail: ' Vergesslich@stadt.example ' });
    const first = codeIn(await mailbox.next(email));
    town.clock.advance(hour);
    expect(await codeOf(redeem(first))).toBe(invalid);
    await town.client().call(requestPasswordReset, { loginOrEmail: 'forgetful' });
    const second = codeIn(await mailbox.next(email));
    expect(await codeOf(town.client().call(checkOneTimeCode, { code: letter.code }))).toBeUndefined();
    expect(await codeOf(redeem(second))).toBeUndefined();
    expect(await codeOf(redeem(letter.code))).toBe(invalid);
  });

  test('asking answers the same for everybody, and mails nobody who may not come in', async () => {
    const suspended = await town.add({ login: 'blocked', email: 'blocked@stadt.example' });
    await town.add({ login: 'waiting', email: 'waiting@stadt.example', password: null });
    await town.add({ login: 'fine', email: 'fine@stadt.example' });
    await town.database.transaction((tx) => town.services.accounts.suspend(tx, undefined, suspended.id));
    const answers = [];
    for (const loginOrEmail of ['blocked', 'waiting', 'nobody@stadt.example', '\u0000', '', 'fine']) {
      const response = await town.client().fetch('/api/password-reset', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ loginOrEmail }),
      });
      answers.push(`${response.status} ${await response.text()}`);
    }
    expect(new Set(answers)).toEqual(new Set(['200 {}']));
    // Jobs are begun in turn, so the others' mails would be there by now.
    await mailbox.next('fine@stadt.example');
    expect(mailbox.count('blocked@stadt.example') + mailbox.count('waiting@stadt.example')).toBe(0);
  });

  test('nobody’s mailbox is flooded', async () => {
    const email = 'ziel@stadt.example';
    await town.add({ login: 'target', email });
    await town.add({ login: 'marker', email: 'marker@stadt.example' });
    for (let round = 0; round < 6; round += 1) {
      await town.client().call(requestPasswordReset, { loginOrEmail: 'target' });
    }
    for (let mail = 0; mail < 3; mail += 1) await mailbox.next(email);
    await town.client().call(requestPasswordReset, { loginOrEmail: 'marker' });
    await mailbox.next('marker@stadt.example');
    expect(mailbox.count(email)).toBe(3);
  });
});
