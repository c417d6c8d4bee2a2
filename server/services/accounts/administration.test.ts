import { newId } from '@kontor/base';
import {
  createAccount,
  endAccountSession,
  endAccountSessions,
  getAccountOverview,
  getSession,
  issueOneTimeLink,
  listAccountSessions,
  listAccounts,
  listNotifications,
  listSessions,
  newPerson,
  redeemOneTimeCode,
  updateAccount,
} from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, goodPassword, startTown, type Town } from './testing/accounts-town.ts';

let town: Town;
let boss: ApiClient;
let bossId: string;
beforeAll(async () => {
  town = await startTown();
  bossId = (await town.add({ login: 'boss', roles: ['administrator'] })).id;
  boss = await town.signedIn('boss');
});
afterAll(() => town.stop());

function addPerson(givenName: string, familyName: string): Promise<string> {
  return town.database.transaction(async (tx) => {
    const fields = newPerson.parse({ givenName, familyName });
    return (await town.services.people.createPerson(tx, undefined, fields)).id;
  });
}

describe('the list of accounts', () => {
  test('is for administrators', async () => {
    await town.add({ login: 'nosy', roles: ['auditor'] });
    const nosy = await town.signedIn('nosy');
    expect(await codeOf(nosy.call(listAccounts, {}))).toBe('http.role_needed');
    expect(await codeOf(nosy.call(updateAccount, { account: bossId, suspended: true }))).toBe('http.role_needed');
    expect(await codeOf(town.client().call(listAccounts, {}))).toBe('http.sign_in_needed');
  });

  test('finds by parts of name and login, umlauts in any case, and takes no pattern from the query', async () => {
    const person = await addPerson('Özlem', 'Äßling');
    await boss.call(createAccount, { person, login: 'oe.aessling', roles: [], mail: false });
    const find = async (q: string) => (await boss.call(listAccounts, { q })).accounts.map(({ login }) => login);
    expect(await find('özl äß')).toEqual(['oe.aessling']);
    expect(await find('ÖZLEM')).toEqual(['oe.aessling']);
    expect(await find('aessl')).toEqual(['oe.aessling']);
    expect(await find('%')).toEqual([]);
    expect(await find('\\')).toEqual([]);
  });

  test('comes in pages with the total', async () => {
    const page = await boss.call(listAccounts, { limit: 1, offset: 1 });
    expect(page.accounts).toHaveLength(1);
    expect(page.total).toBeGreaterThan(2);
  });
});

describe('a new account', () => {
  test('is invited and cannot sign in until its code was redeemed', async () => {
    const person = await addPerson('Neu', 'Anfang');
    const made = await boss.call(createAccount, { person, login: 'neu.anfang', roles: ['auditor'], mail: true });
    expect(made.account).toMatchObject({ state: 'invited', roles: ['auditor'], personName: 'Neu Anfang' });
    // Nobody has set a mail server, and the person has no address.
    expect(made.invitation.mailed).toBe(false);
    expect(made.invitation.url).toBe(`${town.core.config.url}/welcome#code=${made.invitation.code}`);
    expect(await codeOf(town.signedIn('neu.anfang'))).toBe('accounts.sign_in_refused');
    const { login } = await town
      .client()
      .call(redeemOneTimeCode, { code: made.invitation.code, password: goodPassword });
    expect(login).toBe('neu.anfang');
    expect((await (await town.signedIn(login)).call(getSession, {})).account.roles).toEqual(['auditor']);
  });

  test('is refused for a taken login, a person who has one, and nobody', async () => {
    const person = await addPerson('Doppelt', 'Gemoppelt');
    const create = (input: { person: string; login: string }) =>
      codeOf(boss.call(createAccount, { ...input, roles: [], mail: false }));
    expect(await create({ person, login: 'BOSS' })).toBe('accounts.login_taken');
    expect(await create({ person, login: 'doppelt' })).toBeUndefined();
    expect(await create({ person, login: 'doppelt2' })).toBe('accounts.person_has_account');
    expect(await create({ person: newId(), login: 'niemand' })).toBe('accounts.not_found');
  });

  test('is made once when two administrators make it at the same moment', async () => {
    const person = await addPerson('Zwei', 'Zugleich');
    const create = (login: string) => codeOf(boss.call(createAccount, { person, login, roles: [], mail: false }));
    const codes = await Promise.all([create('zwei.eins'), create('zwei.zwei'), create('zwei.drei')]);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'accounts.person_has_account')).toHaveLength(2);
  });

  test('may change its login, but not to a taken one', async () => {
    const account = await town.add({ login: 'maiden.name' });
    expect(await codeOf(boss.call(updateAccount, { account: account.id, login: 'boss' }))).toBe('accounts.login_taken');
    await boss.call(updateAccount, { account: account.id, login: 'married.name' });
    expect(await codeOf(town.signedIn('maiden.name'))).toBe('accounts.sign_in_refused');
    expect(await codeOf(town.signedIn('married.name'))).toBeUndefined();
  });
});

describe('the last administrator', () => {
  test('cannot be suspended nor lose the role, as long as nobody else can sign in as one', async () => {
    // An invited, a suspended and a former one do not count.
    await town.add({ login: 'invited-admin', roles: ['administrator'], password: null });
    await town.add({ login: 'former-admin', roles: ['administrator'], validUntil: '2020-01-01' });
    const suspended = await town.add({ login: 'suspended-admin', roles: ['administrator'] });
    await boss.call(updateAccount, { account: suspended.id, suspended: true });
    const last = 'accounts.last_administrator';
    expect(await codeOf(boss.call(updateAccount, { account: bossId, suspended: true }))).toBe(last);
    expect(await codeOf(boss.call(updateAccount, { account: bossId, roles: ['auditor'] }))).toBe(last);
    expect(await codeOf(boss.call(updateAccount, { account: bossId, roles: ['administrator', 'auditor'] }))).toBe(
      undefined,
    );
    await expect(
      town.database.transaction((tx) => town.services.accounts.suspend(tx, undefined, bossId)),
    ).rejects.toThrow('last_administrator');
    expect(await town.database.transaction((tx) => town.services.accounts.countAdministrators(tx))).toBe(1);
  });

  test('remains also when two take the role from each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const rival = await town.add({ login: `rival-${round}`, roles: ['administrator'] });
      const client = await town.signedIn(`rival-${round}`);
      const codes = await Promise.all([
        codeOf(boss.call(updateAccount, { account: rival.id, roles: [] })),
        codeOf(client.call(updateAccount, { account: bossId, roles: [] })),
      ]);
      expect(codes.filter((code) => code === undefined)).toHaveLength(1);
      const left = await town.database.transaction((tx) => town.services.accounts.countAdministrators(tx));
      expect(left).toBe(1);
      if (codes[0] !== undefined) {
        await client.call(updateAccount, { account: bossId, roles: ['administrator'] });
        await boss.call(updateAccount, { account: rival.id, roles: [] });
      }
    }
  });
});

test('an account that does not exist is not found', async () => {
  const account = newId();
  expect(await codeOf(boss.call(updateAccount, { account, suspended: true }))).toBe('accounts.not_found');
  expect(await codeOf(boss.call(issueOneTimeLink, { account, mail: false }))).toBe('accounts.not_found');
});

describe('sessions of others', () => {
  test('are shown with device, begin and end, newest first, and nothing of their use', async () => {
    const account = await town.add({ login: 'many.devices' });
    await town.signedIn('many.devices');
    town.clock.advance(60_000);
    await town.signedIn('many.devices');
    const { sessions } = await boss.call(listAccountSessions, { account: account.id });
    expect(sessions).toHaveLength(2);
    const begun = sessions.map(({ createdAt }) => createdAt);
    expect(begun).toEqual([...begun].sort().reverse());
    const response = await boss.fetch(`/api/accounts/${account.id}/sessions`);
    const body = (await response.json()) as { sessions: object[] };
    for (const session of body.sessions) {
      expect(Object.keys(session).sort()).toEqual(['createdAt', 'device', 'expiresAt', 'id']);
    }
  });

  test('end one by one; the person is told, and it is in the log', async () => {
    const account = await town.add({ login: 'lost.phone' });
    const [phone, laptop] = [await town.signedIn('lost.phone'), await town.signedIn('lost.phone')];
    const lost = (await phone.call(listSessions, {})).sessions.find(({ current }) => current);
    const session = lost?.id ?? '';
    await boss.call(endAccountSession, { account: account.id, session });
    expect(await codeOf(phone.call(listSessions, {}))).toBe('http.session_ended');
    expect((await laptop.call(listSessions, {})).sessions).toHaveLength(1);
    const { notifications } = await laptop.call(listNotifications, {});
    expect(notifications[0]?.text.de).toContain('auf Geräten abgemeldet');
    const { rows } = await town.database.pool.query(
      "select kind from audit_log where object = 'accounts/account/' || $1 and kind = 'accounts.sessions_ended'",
      [account.id],
    );
    expect(rows).toHaveLength(1);
    expect(await codeOf(boss.call(endAccountSession, { account: account.id, session }))).toBe(
      'accounts.session_not_found',
    );
  });

  test('of another account are not found by the id of this one', async () => {
    const [one, other] = [await town.add({ login: 'mixed.one' }), await town.add({ login: 'mixed.other' })];
    const client = await town.signedIn('mixed.other');
    const [session] = (await boss.call(listAccountSessions, { account: other.id })).sessions;
    const mixed = boss.call(endAccountSession, { account: one.id, session: session?.id ?? '' });
    expect(await codeOf(mixed)).toBe('accounts.session_not_found');
    await client.call(listSessions, {});
    expect(await codeOf(client.call(listAccountSessions, { account: one.id }))).toBe('http.role_needed');
  });

  test('ended all at once, the person is told once they are back', async () => {
    const account = await town.add({ login: 'all.devices' });
    await town.signedIn('all.devices');
    expect(await boss.call(endAccountSessions, { account: account.id })).toEqual({ ended: 1 });
    expect(await boss.call(endAccountSessions, { account: account.id })).toEqual({ ended: 0 });
    const { notifications } = await (await town.signedIn('all.devices')).call(listNotifications, {});
    expect(notifications.filter(({ kind }) => kind === 'accounts.changed_by_administrator')).toHaveLength(1);
  });
});

test('accounts are found by state and role, together with the name', async () => {
  const found = await town.add({ login: 'filter.admin', roles: ['auditor'] });
  await town.add({ login: 'filter.invited', password: null });
  const logins = async (filter: object) =>
    (await boss.call(listAccounts, { q: 'filter.', ...filter })).accounts.map(({ login }) => login);
  expect(await logins({ role: 'auditor' })).toEqual(['filter.admin']);
  expect(await logins({ state: 'invited' })).toEqual(['filter.invited']);
  expect(await logins({ state: 'invited', role: 'auditor' })).toEqual([]);
  await boss.call(updateAccount, { account: found.id, suspended: true });
  expect(await boss.call(listAccounts, { q: 'filter.', state: 'suspended' })).toMatchObject({ total: 1 });
});

test('the overview names who begins, leaves, or has no account, and nobody who left', async () => {
  const today = town.clock.now().getTime();
  const dayIn = (days: number) => new Date(today + days * 24 * 60 * 60_000).toISOString().slice(0, 10);
  const add = (familyName: string, fields: object) =>
    town.database.transaction((tx) =>
      town.services.people.createPerson(tx, undefined, newPerson.parse({ givenName: 'Ü', familyName, ...fields })),
    );
  await add('Anfang', { validFrom: dayIn(30) });
  await add('Später', { validFrom: dayIn(31) });
  await add('Abschied', { validUntil: dayIn(0) });
  await add('Fort', { validUntil: dayIn(-1) });
  const overview = await boss.call(getAccountOverview, {});
  expect(overview.beginning).toEqual([expect.objectContaining({ name: 'Ü Anfang', day: dayIn(30) })]);
  expect(overview.leaving).toEqual([expect.objectContaining({ name: 'Ü Abschied', day: dayIn(0) })]);
  const { rows } = await town.database.pool.query(
    `select count(*) as count from people_persons p
      where not exists (select 1 from accounts_accounts a where a.person = p.id) and family_name <> 'Fort'`,
  );
  expect(overview.withoutAccount.count).toBe(Number(rows[0].count));
  const names = overview.withoutAccount.persons.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Ü Abschied', 'Ü Anfang']));
  expect(names).not.toContain('Ü Fort');
});
