import { changeScimClient, getSession, updateAccount } from '@kontor/schema';
import { anOrgUnit, aPerson, aSignedInPerson, liveClient } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../accounts/testing/accounts-town.ts';
import { enterpriseSchema } from './resources/scim-schemas.ts';
import { aScimClient, patchOf } from './testing/scim-caller.ts';
import { type ScimTown, startScimTown, typeOf } from './testing/scim-town.ts';

const enterprise = enterpriseSchema.id;
let town: ScimTown;

beforeAll(async () => {
  town = await startScimTown();
});
afterAll(() => town?.server.stop());

describe('suspending', () => {
  test('ends sessions and closes sockets within a second; active again lets in again', async () => {
    const user = await town.made();
    const session = await town.sessionOf(user.id);
    const { cursor } = await session.call(getSession, {});
    const sockets = [await liveClient(session, cursor), await liveClient(session, cursor)];
    const set = (value: unknown) =>
      town.idp.call('PATCH', `/Users/${user.id}`, patchOf({ op: 'Replace', path: 'active', value }));
    expect((await set('False')).body.active).toBe(false);
    await Promise.all(sockets.map((socket) => socket.waitForClose(1000)));
    expect(await codeOf(session.call(getSession, {}))).toBe('http.session_ended');
    expect(await town.stateOf(user.id)).toMatchObject({ state: 'suspended' });
    expect((await town.personOf(user.id))?.validUntil).toBeNull();
    expect((await set('True')).body.active).toBe(true);
    expect(await town.stateOf(user.id)).toMatchObject({ state: 'active' });
    await (await town.sessionOf(user.id)).call(getSession, {});
  });

  test('DELETE ends the entry and the last day; the same comes back under the same id', async () => {
    const user = await town.made({ externalId: 'back' });
    expect((await town.idp.call('DELETE', `/Users/${user.id}`)).status).toBe(204);
    expect((await town.idp.call('GET', `/Users/${user.id}`)).status).toBe(404);
    expect((await town.idp.call('DELETE', `/Users/${user.id}`)).status).toBe(404);
    expect((await town.find(`userName eq "${user.userName}"`)).body.totalResults).toBe(0);
    expect(await town.stateOf(user.id)).toMatchObject({ state: 'suspended' });
    expect((await town.personOf(user.id))?.validUntil).not.toBeNull();
    const again = await town.idp.call('POST', '/Users', town.aUser({ externalId: 'back', userName: user.userName }));
    expect([again.status, again.body.id]).toEqual([201, user.id]);
    expect(await town.stateOf(user.id)).toMatchObject({ state: 'active' });
    expect((await town.personOf(user.id))?.validUntil).toBeNull();
  });

  test('whoever comes under the user name of somebody gone, but by another external id, is somebody else', async () => {
    const gone = await town.made({ externalId: 'first', userName: 'm.meier@stadt.example' });
    await town.idp.call('DELETE', `/Users/${gone.id}`);
    const next = await town.made({ externalId: 'second', userName: gone.userName });
    expect(next.id).not.toBe(gone.id);
    expect(await town.stateOf(gone.id)).toMatchObject({ state: 'suspended', login: 'm.meier' });
    expect(await town.stateOf(next.id)).toMatchObject({ state: 'active', login: 'm.meier.stadt' });
    // The first one has the name no more.
    const back = await town.idp.call('POST', '/Users', town.aUser({ externalId: 'first', userName: gone.userName }));
    expect(typeOf(back)).toEqual([409, 'uniqueness']);
    const renamed = town.aUser({ externalId: 'first', userName: 'meier.alt@stadt.example' });
    expect((await town.idp.call('POST', '/Users', renamed)).body.id).toBe(gone.id);
  });

  test('nor is somebody gone joined with whoever comes next', async () => {
    const joining = await aScimClient(town.admin.client, { name: 'Verbindet gern', join: 'login' });
    const gone = await town.made({ externalId: 'eins', userName: 'k.kurz@stadt.example' }, joining);
    await joining.call('DELETE', `/Users/${gone.id}`);
    const next = await town.made({ externalId: 'zwei', userName: gone.userName }, joining);
    expect(next.id).not.toBe(gone.id);
    expect(await town.stateOf(next.id)).toMatchObject({ login: 'k.kurz.stadt' });
  });

  test('somebody new may be inactive from the start', async () => {
    const user = await town.made({ active: false });
    expect(user.active).toBe(false);
    expect(await town.stateOf(user.id)).toMatchObject({ state: 'suspended' });
    await town.idp.call('PATCH', `/Users/${user.id}`, patchOf({ op: 'replace', value: { active: true } }));
    expect(await town.stateOf(user.id)).toMatchObject({ state: 'active' });
  });

  test('whom somebody suspended by hand stays suspended', async () => {
    const user = await town.made();
    await town.inTx((tx) => town.server.services.accounts.external.suspend(tx, user.id));
    for (const value of [false, true]) {
      await town.idp.call('PATCH', `/Users/${user.id}`, patchOf({ op: 'replace', path: 'active', value }));
    }
    await town.idp.call('DELETE', `/Users/${user.id}`);
    await town.idp.call('POST', '/Users', town.aUser({ userName: user.userName }));
    expect(await town.stateOf(user.id)).toMatchObject({ state: 'suspended' });
  });

  test('nobody is suspended whom another program still has', async () => {
    const other = await aScimClient(town.admin.client, { name: 'Zweite', join: 'login' });
    const user = await town.made();
    const same = await other.call('POST', '/Users', town.aUser({ userName: user.userName }));
    expect(same.body.id).toBe(user.id);
    await town.idp.call('DELETE', `/Users/${user.id}`);
    expect(await town.stateOf(user.id)).toMatchObject({ state: 'active' });
    expect((await town.personOf(user.id))?.validUntil).toBeNull();
    await other.call('DELETE', `/Users/${user.id}`);
    expect(await town.stateOf(user.id)).toMatchObject({ state: 'suspended' });
  });
});

describe('people who are here already', () => {
  test('are not touched, unless joining is wanted', async () => {
    const { person, login } = await aSignedInPerson(town.server, { email: 'hand@stadt.example' });
    const told = { userName: `${login}@stadt.example`, emails: ['hand@stadt.example'] };
    expect(typeOf(await town.idp.call('POST', '/Users', town.aUser(told)))).toEqual([409, 'uniqueness']);
    const caller = await aScimClient(town.admin.client, { name: 'Verbindend', join: 'login' });
    const joined = await caller.call('POST', '/Users', town.aUser({ ...told, title: 'x' }));
    expect([joined.status, joined.body.id]).toEqual([201, person.id]);
    expect(await town.stateOf(person.id)).toMatchObject({ login, external: true, state: 'active' });
  });

  test('are found by address where one alone has it, or by personnel number', async () => {
    const one = await aPerson(town.server, { email: 'eins@stadt.example' });
    await aPerson(town.server, { email: 'zwei@stadt.example' });
    await aPerson(town.server, { email: 'zwei@stadt.example' });
    const numbered = await aPerson(town.server, { externalId: 'P-4711' });
    const caller = await aScimClient(town.admin.client, { name: 'Adressen', join: 'email' });
    expect((await town.made({ emails: ['EINS@stadt.example'] }, caller)).id).toBe(one.id);
    const twin = await town.made({ emails: ['zwei@stadt.example'] }, caller);
    expect(
      (await town.inTx((tx) => sql`select 1 from people_persons where email = 'zwei@stadt.example'`.execute(tx))).rows,
    ).toHaveLength(3);
    expect(twin.id).toBeDefined();
    await town.admin.client.call(changeScimClient, { client: caller.id, name: 'Nummern', join: 'number' });
    expect((await town.made({ [enterprise]: { employeeNumber: 'P-4711' } }, caller)).id).toBe(numbered.id);
  });

  test('administrators are neither joined, moved, re-addressed nor put into groups; the last one is not suspended', async () => {
    const caller = await aScimClient(town.admin.client, { name: 'Übergriffig', join: 'login' });
    expect(typeOf(await caller.call('POST', '/Users', town.aUser({ userName: town.admin.login })))).toEqual([
      409,
      'uniqueness',
    ]);
    const unit = await anOrgUnit(town.server);
    const user = await town.made({ emails: ['chef@stadt.example'] });
    const account = await town.inTx((tx) => town.server.services.accounts.findByPerson(tx, user.id));
    const own = await town.group('Verwaltende', [user]);
    await town.admin.client.call(updateAccount, { account: account?.id ?? '', roles: ['administrator'] });
    const taken = await town.idp.call(
      'PATCH',
      `/Users/${user.id}`,
      patchOf(
        { op: 'replace', path: 'emails[type eq "work"].value', value: 'boese@x.example' },
        { op: 'replace', path: 'userName', value: 'boese@x.example' },
        { op: 'replace', path: `${enterprise}:department`, value: unit.code },
      ),
    );
    expect(taken.status).toBe(200);
    expect(await town.personOf(user.id)).toMatchObject({ email: 'chef@stadt.example' });
    expect((await town.stateOf(user.id))?.login).toBe(account?.login);
    expect(await town.inTx((tx) => town.server.services.people.findPositions(tx, [user.id]))).toEqual([]);
    await town.idp.call('PATCH', `/Groups/${own.id}`, patchOf({ op: 'remove', path: 'members' }));
    expect(await town.membersOf(own.id)).toEqual([user.id]);
    const into = await town.group('Hinein', [user]);
    expect(await town.membersOf(into.id)).toEqual([]);
    // The other administrator leaves: from now on this one is the last.
    const others = await town.inTx((tx) =>
      sql<{ id: string }>`
      select id from accounts_accounts where 'administrator' = any (roles) and person <> ${user.id}`.execute(tx),
    );
    await town.inTx((tx) =>
      sql`update accounts_accounts set state = 'suspended' where id = any(${others.rows.map(({ id }) => id)}::uuid[])`.execute(
        tx,
      ),
    );
    const off = patchOf({ op: 'replace', path: 'active', value: false });
    expect((await town.idp.call('PATCH', `/Users/${user.id}`, off)).status).toBe(409);
    expect((await town.idp.call('DELETE', `/Users/${user.id}`)).status).toBe(409);
    expect(await town.stateOf(user.id)).toMatchObject({ state: 'active' });
    expect((await town.idp.call('GET', `/Users/${user.id}`)).body.active).toBe(true);
    await town.inTx((tx) =>
      sql`update accounts_accounts set state = 'active' where id = any(${others.rows.map(({ id }) => id)}::uuid[])`.execute(
        tx,
      ),
    );
  });
});
