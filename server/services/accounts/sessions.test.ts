import { isoDate } from '@kontor/base';
import {
  changePassword,
  endAccountSessions,
  endOtherSessions,
  endSession,
  getSession,
  listSessions,
  signIn,
  updateAccount,
  updateOwnAccount,
} from '@kontor/schema';
import { liveClient } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, goodPassword, startTown, type Town } from './testing/accounts-town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const minute = 60_000;
const day = 24 * 60 * minute;
const signedOut = 'http.sign_in_needed';
/** By somebody's will: the browser is told to wipe. */
const ended = 'http.session_ended';

describe('the list of sessions', () => {
  test('says where the person is signed in, the own one marked, and nobody else’s', async () => {
    await town.add({ login: 'lister' });
    await town.add({ login: 'stranger' });
    await town.signedIn('stranger');
    const phone = town.client();
    const agent = 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0';
    await phone.fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': agent },
      body: JSON.stringify({ login: 'lister', password: goodPassword }),
    });
    const desk = await town.signedIn('lister');
    const { sessions } = await desk.call(listSessions, {});
    expect(sessions).toHaveLength(2);
    expect(sessions.find((session) => !session.current)).toMatchObject({
      device: 'Firefox, Android',
      address: '127.0.0.1',
    });
    expect(sessions.filter((session) => session.current)).toHaveLength(1);
  });

  test('ends one of the own sessions at once, and no foreign one', async () => {
    await town.add({ login: 'ender' });
    await town.add({ login: 'victim' });
    const [one, two] = [await town.signedIn('ender'), await town.signedIn('ender')];
    const victim = await town.signedIn('victim');
    const { session: foreign } = await victim.call(getSession, {});
    expect(await codeOf(one.call(endSession, { session: foreign }))).toBe('accounts.session_not_found');
    expect(await codeOf(victim.call(getSession, {}))).toBeUndefined();
    const { session } = await two.call(getSession, {});
    await one.call(endSession, { session });
    expect(await codeOf(two.call(getSession, {}))).toBe(ended);
    expect(await codeOf(one.call(getSession, {}))).toBeUndefined();
  });

  test('ends all others and keeps the own one', async () => {
    await town.add({ login: 'sweeper' });
    const clients = [await town.signedIn('sweeper'), await town.signedIn('sweeper'), await town.signedIn('sweeper')];
    expect(await clients[0]?.call(endOtherSessions, {})).toEqual({ ended: 2 });
    const codes = await Promise.all(clients.map((client) => codeOf(client.call(getSession, {}))));
    expect(codes).toEqual([undefined, ended, ended]);
  });
});

describe('a session', () => {
  test('ends after a fortnight without use, and after 90 days even in use', async () => {
    await town.add({ login: 'idler' });
    const idle = await town.signedIn('idler');
    town.clock.advance(14 * day);
    expect(await codeOf(idle.call(getSession, {}))).toBe(signedOut);
    const used = await town.signedIn('idler');
    for (let passed = 13; passed < 90; passed += 13) {
      expect(await codeOf(used.call(getSession, {}))).toBeUndefined();
      town.clock.advance(Math.min(13, 90 - passed) * day);
    }
    town.clock.advance(13 * day);
    expect(await codeOf(used.call(getSession, {}))).toBe(signedOut);
  });

  test('notes its use once a minute at most', async () => {
    await town.add({ login: 'seen' });
    const client = await town.signedIn('seen');
    const seenAt = async () => {
      const { rows } = await town.database.transaction((tx) =>
        sql<{
          at: Date;
        }>`select last_seen_at as at from accounts_sessions s join accounts_accounts a on a.id = s.account
          where a.login = 'seen'`.execute(tx),
      );
      return rows[0]?.at.getTime();
    };
    const start = town.clock.now().getTime();
    town.clock.advance(minute - 1);
    await client.call(getSession, {});
    expect(await seenAt()).toBe(start);
    town.clock.advance(1);
    await client.call(getSession, {});
    expect(await seenAt()).toBe(start + minute);
  });

  test('is no longer good on the day after the person’s last one', async () => {
    const until = isoDate(new Date(town.clock.now().getTime() + day), town.core.config.timeZone);
    await town.add({ login: 'leaver', validUntil: until });
    const client = await town.signedIn('leaver');
    town.clock.advance(3 * day);
    expect(await codeOf(client.call(getSession, {}))).toBe(signedOut);
  });

  test('ends with its socket when the person’s last day is moved into the past', async () => {
    const account = await town.add({ login: 'outgoing' });
    const client = await town.signedIn('outgoing');
    const { cursor } = await client.call(getSession, {});
    const socket = await liveClient(client, cursor);
    await town.database.transaction((tx) =>
      town.services.people.updatePerson(tx, undefined, account.person, { validUntil: '2020-01-01' }),
    );
    // Refused from the first moment on; that somebody ended it is known once that was done.
    expect([signedOut, ended]).toContain(await codeOf(client.call(getSession, {})));
    await socket.waitForClose();
    await expect.poll(() => codeOf(client.call(getSession, {}))).toBe(ended);
  });

  test('carries the roles as they are now', async () => {
    await town.add({ login: 'chief', roles: ['administrator'] });
    const helper = await town.add({ login: 'helper', roles: ['administrator'] });
    const [chief, client] = [await town.signedIn('chief'), await town.signedIn('helper')];
    await chief.call(updateAccount, { account: helper.id, roles: [] });
    expect(await codeOf(client.call(endAccountSessions, { account: helper.id }))).toBe('http.role_needed');
    expect((await client.call(getSession, {})).account.roles).toEqual([]);
  });

  test('changes language and theme for the account, on every device', async () => {
    await town.add({ login: 'stylist' });
    const client = await town.signedIn('stylist');
    const changed = await client.call(updateOwnAccount, { language: 'en', theme: 'contrast-dark' });
    expect(changed.account).toMatchObject({ language: 'en', theme: 'contrast-dark' });
    const other = await town.client().call(signIn, { login: 'stylist', password: goodPassword });
    expect(other.account).toMatchObject({ language: 'en', theme: 'contrast-dark' });
  });
});

describe('a changed account', () => {
  test('reaches administrators with its new state, and its own person without', async () => {
    await town.add({ login: 'watcher', roles: ['administrator'] });
    const account = await town.add({ login: 'watched' });
    const [watcher, watched] = [await town.signedIn('watcher'), await town.signedIn('watched')];
    const { cursor } = await watcher.call(getSession, {});
    const [sees, isSeen] = [await liveClient(watcher, cursor), await liveClient(watched, cursor)];
    await watcher.call(updateAccount, { account: account.id, roles: ['auditor'] });
    const isIt = (event: { kind: string; payload: Record<string, unknown> }) =>
      event.kind === 'accounts.account.changed' && event.payload.account === account.id;
    expect((await sees.waitFor(isIt)).object).toMatchObject({ login: 'watched', roles: ['auditor'] });
    expect((await isSeen.waitFor(isIt)).object).toBeNull();
    sees.close();
    isSeen.close();
  });
});

describe('sessions end everywhere', () => {
  test('with a suspension, sockets included', async () => {
    await town.add({ login: 'boss', roles: ['administrator'] });
    const account = await town.add({ login: 'fired' });
    const [boss, fired] = [await town.signedIn('boss'), await town.signedIn('fired')];
    const { cursor } = await fired.call(getSession, {});
    const socket = await liveClient(fired, cursor);
    await boss.call(updateAccount, { account: account.id, suspended: true });
    expect(await codeOf(fired.call(getSession, {}))).toBe(ended);
    await socket.waitForClose();
    expect(await codeOf(town.signedIn('fired'))).toBe('accounts.sign_in_refused');
    await boss.call(updateAccount, { account: account.id, suspended: false });
    expect(await codeOf(fired.call(getSession, {}))).toBe(ended);
    expect(await codeOf(town.signedIn('fired'))).toBeUndefined();
  });

  test('when an administrator says so', async () => {
    await town.add({ login: 'boss2', roles: ['administrator'] });
    const account = await town.add({ login: 'lost-phone' });
    const [boss, client] = [await town.signedIn('boss2'), await town.signedIn('lost-phone')];
    expect(await boss.call(endAccountSessions, { account: account.id })).toEqual({ ended: 1 });
    expect(await codeOf(client.call(getSession, {}))).toBe(ended);
  });

  test('but here when the password changes', async () => {
    await town.add({ login: 'changer' });
    const [here, there] = [await town.signedIn('changer'), await town.signedIn('changer')];
    const next = 'vier Möwen im Fischbrötchen';
    expect(await codeOf(here.call(changePassword, { current: 'falsch', next }))).toBe('accounts.password_wrong');
    expect(await codeOf(here.call(changePassword, { current: goodPassword, next: 'changer-2026' }))).toBe(
      'accounts.password_weak',
    );
    await here.call(changePassword, { current: goodPassword, next });
    expect(await codeOf(here.call(getSession, {}))).toBeUndefined();
    expect(await codeOf(there.call(getSession, {}))).toBe(ended);
    expect(await codeOf(town.signedIn('changer'))).toBe('accounts.sign_in_refused');
    expect(await codeOf(town.signedIn('changer', next))).toBeUndefined();
  });

  test('and the current password cannot be guessed in a session left open', async () => {
    await town.add({ login: 'coffee' });
    const client = await town.signedIn('coffee');
    const guess = () => codeOf(client.call(changePassword, { current: 'geraten', next: goodPassword }));
    for (let attempt = 0; attempt < 10; attempt += 1) expect(await guess()).toBe('accounts.password_wrong');
    expect(await guess()).toBe('accounts.too_many_sign_ins');
  });
});
