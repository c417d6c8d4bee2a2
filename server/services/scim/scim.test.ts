import {
  addGrant,
  changeScimClient,
  createGroup,
  getSession,
  getSpace,
  listScimClients,
  removeScimClient,
  renewScimToken,
  updateAccount,
} from '@kontor/schema';
import {
  type ApiClient,
  anOrgUnit,
  aPerson,
  apiClient,
  aSignedInPerson,
  aSpace,
  liveClient,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../accounts/testing/accounts-town.ts';
import { enterpriseSchema } from './resources/scim-schemas.ts';
import { aScimClient, patchOf, type ScimAnswer, type ScimCaller, scimCaller } from './testing/scim-caller.ts';

const enterprise = enterpriseSchema.id;
let server: TestServer;
let admin: SignedInPerson;
let idp: ScimCaller;

beforeAll(async () => {
  server = await startTestServer({ plugins: [] });
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
  idp = await aScimClient(admin.client);
});
afterAll(() => server?.stop());

let count = 0;
/** A user whom no other test has. */
function aUser(given: Record<string, unknown> = {}) {
  count += 1;
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `anna${count}@stadt.example`,
    name: { givenName: 'Anna', familyName: `Beck${count}` },
    emails: [{ value: `anna${count}@stadt.example`, type: 'work', primary: true }],
    ...given,
  };
}
async function made(given: Record<string, unknown> = {}, caller = idp) {
  const answer = await caller.call('POST', '/Users', aUser(given));
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
}
const group = async (displayName: string, members: readonly { id: string }[] = [], caller = idp) => {
  const body = { displayName, members: members.map(({ id }) => ({ value: id })) };
  const answer = await caller.call('POST', '/Groups', body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};
const typeOf = ({ status, body }: ScimAnswer) => [status, body?.scimType];
const find = (filter: string, caller = idp) => caller.call('GET', `/Users?filter=${encodeURIComponent(filter)}`);
const inTx = <Result>(run: Parameters<typeof server.database.transaction<Result>>[0]) =>
  server.database.transaction(run);

/** Signs in somebody without a password, as a provider would have done. */
async function sessionOf(person: string): Promise<ApiClient> {
  const account = await inTx((tx) => server.services.accounts.findByPerson(tx, person));
  const begun = await inTx((tx) =>
    server.services.accounts.startSession(tx, account?.id ?? '', { address: '127.0.0.1', userAgent: 'test' }),
  );
  return apiClient(server.url, `kontor_session=${begun.token}`);
}
const stateOf = (person: string) =>
  inTx(async (tx) => {
    const { rows } = await sql<{ state: string; login: string; external: boolean }>`
      select state, login, external from accounts_accounts where person = ${person}`.execute(tx);
    return rows[0];
  });
const personOf = async (id: string) => (await inTx((tx) => server.services.people.findPersons(tx, [id])))[0];
const membersOf = (id: string) => inTx((tx) => server.services.people.listGroupMembers(tx, id));

describe('who may call', () => {
  test('only a token, which is shown once; a session opens nothing, and the token no other door', async () => {
    const { clients, address } = await admin.client.call(listScimClients, {});
    expect(JSON.stringify(clients)).not.toContain(idp.token);
    expect(address).toMatch(/\/scim\/v2$/);
    const stored = await inTx((tx) => sql`select * from scim_clients`.execute(tx));
    expect(JSON.stringify(stored.rows)).not.toContain(idp.token.slice(12));
    expect((await admin.client.fetch('/scim/v2/Users')).status).toBe(401);
    const headers = { authorization: `Bearer ${idp.token}` };
    expect((await fetch(`${server.url}/api/scim/clients`, { headers })).status).toBe(401);
    expect((await fetch(`${server.url}/api/session`, { headers })).status).toBe(401);
  });

  test.each(['', 'x', 'kontor-scim-', 'kontor-scim-AAAA-BBBB', "kontor-scim-' or 1=1"])(
    'refuses the token %j in the words of SCIM',
    async (token) => {
      const answer = await scimCaller(server.url, token).call('GET', '/Users');
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(answer.headers.get('content-type')).toContain('application/scim+json');
      expect(answer.body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '401' });
    },
  );

  test('neither basic authentication nor a token in the address', async () => {
    const basic = { authorization: `Basic ${Buffer.from(`x:${idp.token}`).toString('base64')}` };
    expect((await idp.call('GET', '/Users', undefined, basic)).status).toBe(401);
    expect((await fetch(`${server.url}/scim/v2/Users?access_token=${idp.token}`)).status).toBe(401);
  });

  test('a renewed or revoked token ends at once; its people stay, and each token knows its own alone', async () => {
    const other = await aScimClient(admin.client, { name: 'Andere' });
    const { id } = await made({}, other);
    expect((await idp.call('GET', `/Users/${id}`)).status).toBe(404);
    expect(
      (await idp.call('PATCH', `/Users/${id}`, patchOf({ op: 'replace', path: 'active', value: false }))).status,
    ).toBe(404);
    expect((await idp.call('DELETE', `/Users/${id}`)).status).toBe(404);
    const { token, client } = await admin.client.call(renewScimToken, { client: other.id });
    expect((await other.call('GET', '/Users')).status).toBe(401);
    expect(client).toMatchObject({ users: 1, lastUsedAt: null });
    const renewed = scimCaller(server.url, token);
    expect((await renewed.call('GET', `/Users/${id}`)).status).toBe(200);
    expect(await stateOf(id)).toMatchObject({ state: 'active', external: true });
    await admin.client.call(removeScimClient, { client: other.id });
    expect((await renewed.call('GET', '/Users')).status).toBe(401);
    expect(await stateOf(id)).toMatchObject({ state: 'invited', external: false });
    expect(await codeOf(admin.client.call(renewScimToken, { client: other.id }))).toBe('scim.client_not_found');
    const { rows } = await inTx((tx) =>
      sql<{ kind: string }>`select * from audit_log where kind like 'scim.%'`.execute(tx),
    );
    const kinds = ['scim.client_added', 'scim.person_created', 'scim.token_renewed', 'scim.client_removed'];
    expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('only administrators let programs in', async () => {
    const { client } = await aSignedInPerson(server);
    expect(await codeOf(client.call(listScimClients, {}))).toBe('http.role_needed');
    expect(await codeOf(client.call(renewScimToken, { client: idp.id }))).toBe('http.role_needed');
  });
});

describe('what it says of itself', () => {
  test('configuration, kinds of resources and schemas', async () => {
    const config = await idp.call('GET', '/ServiceProviderConfig');
    expect(config.body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 200 },
      etag: { supported: true },
    });
    const kinds = await idp.call('GET', '/ResourceTypes');
    expect(kinds.body).toMatchObject({ totalResults: 2, Resources: [{ id: 'User' }, { id: 'Group' }] });
    expect((await idp.call('GET', '/ResourceTypes/User')).body.schemaExtensions).toEqual([
      { schema: enterprise, required: false },
    ]);
    expect((await idp.call('GET', '/Schemas')).body.totalResults).toBe(3);
    expect((await idp.call('GET', `/Schemas/${enterprise}`)).body).toMatchObject({
      id: enterprise,
      name: 'EnterpriseUser',
    });
    expect((await idp.call('GET', '/Schemas/no')).status).toBe(404);
    expect((await idp.call('GET', '/Schemas?filter=id%20pr')).status).toBe(403);
  });

  test('what is not there or not done here is told', async () => {
    expect((await idp.call('POST', '/Bulk', {})).status).toBe(501);
    expect((await idp.call('GET', '/Me')).status).toBe(501);
    expect((await idp.call('GET', '/Other')).status).toBe(404);
    expect((await idp.call('GET', '/Users/x/y')).status).toBe(404);
    expect((await fetch(`${server.url}/scim/v2/Users/%ff`)).status).toBeLessThan(500);
    const answer = await idp.call('DELETE', '/Users');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});

describe('users', () => {
  test('are people with an account that signs in elsewhere', async () => {
    const unit = await anOrgUnit(server, { name: 'Standesamt' });
    const lead = await made({ title: 'Leitung Standesamt', [enterprise]: { department: unit.code } });
    const answer = await idp.call('POST', '/Users', {
      ...aUser({ externalId: 'ext-1', displayName: 'egal', title: 'Sachbearbeitung', preferredLanguage: 'en-GB' }),
      name: { givenName: 'Ayşe', familyName: 'Yılmaz', honorificPrefix: 'Dr.' },
      phoneNumbers: [{ value: '030 1' }, { value: '0170 2', type: 'mobile' }],
      password: 'never kept',
      [enterprise]: { department: 'standesamt', employeeNumber: 'P-7' },
    });
    const user = answer.body;
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(user.meta.location);
    expect(answer.headers.get('etag')).toBe(user.meta.version);
    expect(user).toMatchObject({
      externalId: 'ext-1',
      userName: `anna${count}@stadt.example`,
      displayName: 'Dr. Ayşe Yılmaz',
      name: { formatted: 'Dr. Ayşe Yılmaz', givenName: 'Ayşe', familyName: 'Yılmaz', honorificPrefix: 'Dr.' },
      title: 'Sachbearbeitung',
      active: true,
      emails: [{ value: `anna${count}@stadt.example`, type: 'work', primary: true }],
      phoneNumbers: [
        { value: '030 1', type: 'work' },
        { value: '0170 2', type: 'mobile' },
      ],
      [enterprise]: { employeeNumber: 'P-7', department: 'standesamt', manager: { value: lead.id } },
      meta: { resourceType: 'User' },
    });
    expect(JSON.stringify(user)).not.toContain('never kept');
    expect(await personOf(user.id)).toMatchObject({
      familyName: 'Yılmaz',
      title: 'Dr.',
      language: 'en',
      phone: '030 1',
    });
    expect(await stateOf(user.id)).toEqual({ state: 'active', login: `anna${count}`, external: true });
    const [position] = await inTx((tx) => server.services.people.findPositions(tx, [user.id]));
    expect(position).toMatchObject({ orgUnit: unit.id, title: 'Sachbearbeitung', main: true, lead: false });
    expect((await idp.call('GET', `/Users/${user.id}`)).body).toEqual(user);
  });

  test('have names, be it of displayName; and a user name of which a login can be made', async () => {
    const { body } = await idp.call('POST', '/Users', {
      userName: `müller${count}@x.example`,
      displayName: 'Jan van Dijk',
    });
    expect(body.name).toMatchObject({ givenName: 'Jan van', familyName: 'Dijk' });
    expect((await stateOf(body.id))?.login).toBe(`mueller${count}`);
    const renamed = await idp.call(
      'PATCH',
      `/Users/${body.id}`,
      patchOf({ op: 'replace', path: 'displayName', value: 'Berg, Jan' }),
    );
    expect(renamed.body.name).toMatchObject({ givenName: 'Jan', familyName: 'Berg' });
    for (const bad of [
      { userName: '' },
      { userName: `x y@@${'!'.repeat(300)}` },
      { userName: '@' },
      { name: null, displayName: 'Anna' },
    ]) {
      expect((await idp.call('POST', '/Users', aUser(bad))).status).toBeGreaterThanOrEqual(400);
    }
    expect(typeOf(await idp.call('POST', '/Users', aUser({ emails: ['no address'] })))).toEqual([400, 'invalidValue']);
  });

  test('are unique by user name without case, and by external id', async () => {
    const user = await made({ externalId: 'twice' });
    expect(typeOf(await idp.call('POST', '/Users', aUser({ userName: user.userName.toUpperCase() })))).toEqual([
      409,
      'uniqueness',
    ]);
    expect(typeOf(await idp.call('POST', '/Users', aUser({ externalId: 'twice' })))).toEqual([409, 'uniqueness']);
    const other = await made();
    const taking = patchOf({ op: 'replace', path: 'userName', value: user.userName });
    expect(typeOf(await idp.call('PATCH', `/Users/${other.id}`, taking))).toEqual([409, 'uniqueness']);
    const many = await Promise.all(
      Array.from({ length: 6 }, () => idp.call('POST', '/Users', { ...aUser(), userName: 'zugleich@x.example' })),
    );
    expect(many.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test('with the same first part of an address get logins of their own', async () => {
    const first = await made({ userName: 'gleich@stadt.example' });
    const second = await made({ userName: 'gleich@werke.example' });
    expect((await stateOf(first.id))?.login).toBe('gleich');
    expect((await stateOf(second.id))?.login).toBe('gleich.werke');
  });

  test('are changed by PUT where it says something; what was entered by hand and is not named stays', async () => {
    const user = await made({ phoneNumbers: [{ value: '030 5', type: 'work' }], title: 'A' });
    await inTx((tx) => server.services.people.updatePerson(tx, undefined, user.id, { room: '12', mobile: '0170 9' }));
    const { userName, name } = user;
    const { body, status } = await idp.call('PUT', `/Users/${user.id}`, {
      userName,
      name: { ...name, familyName: 'Neu' },
      title: null,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: { familyName: 'Neu' }, active: true, emails: user.emails });
    expect(body).not.toHaveProperty('title');
    expect(await personOf(user.id)).toMatchObject({ phone: '030 5', mobile: '0170 9', room: '12', familyName: 'Neu' });
    await idp.call('PUT', `/Users/${user.id}`, { userName, phoneNumbers: [] });
    expect(await personOf(user.id)).toMatchObject({ phone: null, mobile: null, room: '12' });
  });

  test('a new user name is a new login', async () => {
    const user = await made();
    await idp.call(
      'PATCH',
      `/Users/${user.id}`,
      patchOf({ op: 'replace', path: 'userName', value: 'heirat@stadt.example' }),
    );
    expect((await stateOf(user.id))?.login).toBe('heirat');
  });

  test('move with their department, and stay where it is none that Kontor knows', async () => {
    const [from, to] = [await anOrgUnit(server), await anOrgUnit(server)];
    const user = await made({ [enterprise]: { department: from.code } });
    const move = (value: string) => patchOf({ op: 'add', path: `${enterprise}:department`, value });
    expect((await idp.call('PATCH', `/Users/${user.id}`, move('gibt es nicht'))).body[enterprise].department).toBe(
      'gibt es nicht',
    );
    const unitsOf = async () =>
      (await inTx((tx) => server.services.people.findPositions(tx, [user.id])))
        .filter(({ until }) => until === null)
        .map(({ orgUnit }) => orgUnit);
    expect(await unitsOf()).toEqual([from.id]);
    await idp.call('PATCH', `/Users/${user.id}`, move(to.name));
    expect(await unitsOf()).toEqual([to.id]);
  });

  test('change by version: the wrong one is refused, and nothing is sent that is known', async () => {
    const user = await made();
    const path = `/Users/${user.id}`;
    const title = (value: string) => patchOf({ op: 'replace', path: 'title', value });
    const changed = await idp.call('PATCH', path, title('A'), { 'if-match': user.meta.version });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(user.meta.version);
    expect((await idp.call('PATCH', path, title('B'), { 'if-match': user.meta.version })).status).toBe(412);
    expect((await idp.call('DELETE', path, undefined, { 'if-match': user.meta.version })).status).toBe(412);
    const known = { 'if-none-match': changed.body.meta.version };
    expect((await idp.call('GET', path, undefined, known)).status).toBe(304);
  });

  test('two PATCH at once both count', async () => {
    const user = await made();
    const operations = [
      ['title', 'Leitung'],
      ['phoneNumbers[type eq "work"].value', '030 7'],
      ['phoneNumbers[type eq "mobile"].value', '0170 7'],
      ['name.honorificPrefix', 'Dr.'],
      ['preferredLanguage', 'en'],
      ['externalId', 'together'],
    ].map(([path, value]) => idp.call('PATCH', `/Users/${user.id}`, patchOf({ op: 'replace', path, value })));
    expect((await Promise.all(operations)).map(({ status }) => status)).toEqual(operations.map(() => 200));
    expect((await idp.call('GET', `/Users/${user.id}`)).body).toMatchObject({
      title: 'Leitung',
      name: { honorificPrefix: 'Dr.' },
      preferredLanguage: 'en',
      externalId: 'together',
      phoneNumbers: [{ value: '030 7' }, { value: '0170 7' }],
    });
  });
});

describe('finding users', () => {
  test('by filters, with pages, order and chosen attributes', async () => {
    const caller = await aScimClient(admin.client, { name: 'Suche' });
    const a = await made(
      { userName: 'fa@stadt.example', externalId: 'F-a', name: { givenName: 'Åsa', familyName: 'Fa' } },
      caller,
    );
    const b = await made(
      { userName: 'fb@stadt.example', name: { givenName: 'Bo', familyName: 'Fb' }, emails: [] },
      caller,
    );
    const c = await made(
      { userName: 'fc_%@stadt.example', name: { givenName: 'Cy', familyName: 'Fc' }, active: false },
      caller,
    );
    const ids = async (filter: string) =>
      (await find(filter, caller)).body.Resources?.map(({ id }: { id: string }) => id);
    expect(await ids('userName eq "FA@stadt.example"')).toEqual([a.id]);
    expect(await ids('externalId eq "F-a"')).toEqual([a.id]);
    expect(await ids('externalId eq "f-A"')).toEqual([]);
    expect(await ids(`id eq "${b.id}"`)).toEqual([b.id]);
    expect(await ids(`emails[type eq "work" and value sw "${a.emails[0].value}"]`)).toEqual([a.id]);
    expect(await ids(`emails eq "${a.emails[0].value.toUpperCase()}" or emails.value co "nobody"`)).toEqual([a.id]);
    expect(await ids('not (emails pr)')).toEqual([b.id]);
    expect(await ids('active eq false')).toEqual([c.id]);
    expect(await ids('active eq "False"')).toEqual([c.id]);
    expect(await ids('name.familyName gt "fa" and active eq true')).toEqual([b.id]);
    expect(await ids('displayName co "ÅSA"')).toEqual([a.id]);
    expect(await ids('userName co "_%"')).toEqual([c.id]);
    expect(await ids('externalId ne "F-a" and userName sw "f"')).toEqual([b.id, c.id]);
    expect(
      await ids('urn:ietf:params:scim:schemas:core:2.0:User:userName ew "@STADT.example" and name.givenName eq "Bo"'),
    ).toEqual([b.id]);
    for (const bad of [
      'title eq "x"',
      'userName eq',
      'userName gt 3',
      'active gt true',
      'password sw "a"',
      'emails.display pr',
      'groups pr',
    ]) {
      expect(typeOf(await find(bad, caller)), bad).toEqual([400, 'invalidFilter']);
    }
    const page = await caller.call(
      'GET',
      '/Users?sortBy=userName&sortOrder=descending&startIndex=2&count=1&attributes=userName',
    );
    expect(page.body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 3,
      startIndex: 2,
      itemsPerPage: 1,
      Resources: [{ schemas: b.schemas, id: b.id, userName: 'fb@stadt.example' }],
    });
    expect((await caller.call('GET', '/Users?count=0')).body).toMatchObject({ totalResults: 3, itemsPerPage: 0 });
    expect((await caller.call('GET', '/Users?startIndex=-5&count=-1')).body).toMatchObject({
      startIndex: 1,
      itemsPerPage: 0,
    });
    expect(typeOf(await caller.call('GET', '/Users?count=x'))).toEqual([400, 'invalidValue']);
    expect(typeOf(await caller.call('GET', '/Users?sortBy=password'))).toEqual([400, 'invalidValue']);
    const searched = await caller.call('POST', '/Users/.search', {
      filter: 'userName sw "fa"',
      excludedAttributes: ['emails', 'name'],
    });
    expect(searched.body.Resources[0]).not.toHaveProperty('emails');
    expect(searched.body.Resources[0]).toMatchObject({ id: a.id, userName: a.userName });
  });

  test('nobody who is not the client’s own is ever found', async () => {
    const other = await aScimClient(admin.client, { name: 'Fremde' });
    await made({ userName: 'geheim@x.example' }, other);
    await aPerson(server, { email: 'geheim@hand.example' });
    for (const filter of [
      'userName co "geheim"',
      'emails co "geheim"',
      'not (userName eq "x")',
      'userName pr or id pr',
    ]) {
      const { body } = await find(filter);
      expect(JSON.stringify(body)).not.toContain('geheim');
    }
  });
});

describe('suspending', () => {
  test('ends sessions and closes sockets within a second; active again lets in again', async () => {
    const user = await made();
    const session = await sessionOf(user.id);
    const { cursor } = await session.call(getSession, {});
    const sockets = [await liveClient(session, cursor), await liveClient(session, cursor)];
    const set = (value: unknown) =>
      idp.call('PATCH', `/Users/${user.id}`, patchOf({ op: 'Replace', path: 'active', value }));
    expect((await set('False')).body.active).toBe(false);
    await Promise.all(sockets.map((socket) => socket.waitForClose(1000)));
    expect(await codeOf(session.call(getSession, {}))).toBe('http.session_ended');
    expect(await stateOf(user.id)).toMatchObject({ state: 'suspended' });
    expect((await personOf(user.id))?.validUntil).toBeNull();
    expect((await set('True')).body.active).toBe(true);
    expect(await stateOf(user.id)).toMatchObject({ state: 'active' });
    await (await sessionOf(user.id)).call(getSession, {});
  });

  test('DELETE ends the entry and the last day; the same comes back under the same id', async () => {
    const user = await made({ externalId: 'back' });
    expect((await idp.call('DELETE', `/Users/${user.id}`)).status).toBe(204);
    expect((await idp.call('GET', `/Users/${user.id}`)).status).toBe(404);
    expect((await idp.call('DELETE', `/Users/${user.id}`)).status).toBe(404);
    expect((await find(`userName eq "${user.userName}"`)).body.totalResults).toBe(0);
    expect(await stateOf(user.id)).toMatchObject({ state: 'suspended' });
    expect((await personOf(user.id))?.validUntil).not.toBeNull();
    const again = await idp.call('POST', '/Users', aUser({ externalId: 'back', userName: user.userName }));
    expect([again.status, again.body.id]).toEqual([201, user.id]);
    expect(await stateOf(user.id)).toMatchObject({ state: 'active' });
    expect((await personOf(user.id))?.validUntil).toBeNull();
  });

  test('somebody new may be inactive from the start', async () => {
    const user = await made({ active: false });
    expect(user.active).toBe(false);
    expect(await stateOf(user.id)).toMatchObject({ state: 'suspended' });
    await idp.call('PATCH', `/Users/${user.id}`, patchOf({ op: 'replace', value: { active: true } }));
    expect(await stateOf(user.id)).toMatchObject({ state: 'active' });
  });

  test('whom somebody suspended by hand stays suspended', async () => {
    const user = await made();
    await inTx((tx) => server.services.accounts.external.suspend(tx, user.id));
    for (const value of [false, true]) {
      await idp.call('PATCH', `/Users/${user.id}`, patchOf({ op: 'replace', path: 'active', value }));
    }
    await idp.call('DELETE', `/Users/${user.id}`);
    await idp.call('POST', '/Users', aUser({ userName: user.userName }));
    expect(await stateOf(user.id)).toMatchObject({ state: 'suspended' });
  });

  test('nobody is suspended whom another program still has', async () => {
    const other = await aScimClient(admin.client, { name: 'Zweite', join: 'login' });
    const user = await made();
    const same = await other.call('POST', '/Users', aUser({ userName: user.userName }));
    expect(same.body.id).toBe(user.id);
    await idp.call('DELETE', `/Users/${user.id}`);
    expect(await stateOf(user.id)).toMatchObject({ state: 'active' });
    expect((await personOf(user.id))?.validUntil).toBeNull();
    await other.call('DELETE', `/Users/${user.id}`);
    expect(await stateOf(user.id)).toMatchObject({ state: 'suspended' });
  });
});

describe('people who are here already', () => {
  test('are not touched, unless joining is wanted', async () => {
    const { person, login } = await aSignedInPerson(server, { email: 'hand@stadt.example' });
    const told = { userName: `${login}@stadt.example`, emails: ['hand@stadt.example'] };
    expect(typeOf(await idp.call('POST', '/Users', aUser(told)))).toEqual([409, 'uniqueness']);
    const caller = await aScimClient(admin.client, { name: 'Verbindend', join: 'login' });
    const joined = await caller.call('POST', '/Users', aUser({ ...told, title: 'x' }));
    expect([joined.status, joined.body.id]).toEqual([201, person.id]);
    expect(await stateOf(person.id)).toMatchObject({ login, external: true, state: 'active' });
  });

  test('are found by address where one alone has it, or by personnel number', async () => {
    const one = await aPerson(server, { email: 'eins@stadt.example' });
    await aPerson(server, { email: 'zwei@stadt.example' });
    await aPerson(server, { email: 'zwei@stadt.example' });
    const numbered = await aPerson(server, { externalId: 'P-4711' });
    const caller = await aScimClient(admin.client, { name: 'Adressen', join: 'email' });
    expect((await made({ emails: ['EINS@stadt.example'] }, caller)).id).toBe(one.id);
    const twin = await made({ emails: ['zwei@stadt.example'] }, caller);
    expect(
      (await inTx((tx) => sql`select 1 from people_persons where email = 'zwei@stadt.example'`.execute(tx))).rows,
    ).toHaveLength(3);
    expect(twin.id).toBeDefined();
    await admin.client.call(changeScimClient, { client: caller.id, name: 'Nummern', join: 'number' });
    expect((await made({ [enterprise]: { employeeNumber: 'P-4711' } }, caller)).id).toBe(numbered.id);
  });

  test('administrators are neither joined, moved, re-addressed nor put into groups; the last one is not suspended', async () => {
    const caller = await aScimClient(admin.client, { name: 'Übergriffig', join: 'login' });
    expect(typeOf(await caller.call('POST', '/Users', aUser({ userName: admin.login })))).toEqual([409, 'uniqueness']);
    const unit = await anOrgUnit(server);
    const user = await made({ emails: ['chef@stadt.example'] });
    const account = await inTx((tx) => server.services.accounts.findByPerson(tx, user.id));
    const own = await group('Verwaltende', [user]);
    await admin.client.call(updateAccount, { account: account?.id ?? '', roles: ['administrator'] });
    const taken = await idp.call(
      'PATCH',
      `/Users/${user.id}`,
      patchOf(
        { op: 'replace', path: 'emails[type eq "work"].value', value: 'boese@x.example' },
        { op: 'replace', path: 'userName', value: 'boese@x.example' },
        { op: 'replace', path: `${enterprise}:department`, value: unit.code },
      ),
    );
    expect(taken.status).toBe(200);
    expect(await personOf(user.id)).toMatchObject({ email: 'chef@stadt.example' });
    expect((await stateOf(user.id))?.login).toBe(account?.login);
    expect(await inTx((tx) => server.services.people.findPositions(tx, [user.id]))).toEqual([]);
    await idp.call('PATCH', `/Groups/${own.id}`, patchOf({ op: 'remove', path: 'members' }));
    expect(await membersOf(own.id)).toEqual([user.id]);
    const into = await group('Hinein', [user]);
    expect(await membersOf(into.id)).toEqual([]);
    // The other administrator leaves: from now on this one is the last.
    const others = await inTx((tx) =>
      sql<{ id: string }>`
      select id from accounts_accounts where 'administrator' = any (roles) and person <> ${user.id}`.execute(tx),
    );
    await inTx((tx) =>
      sql`update accounts_accounts set state = 'suspended' where id = any(${others.rows.map(({ id }) => id)}::uuid[])`.execute(
        tx,
      ),
    );
    const off = patchOf({ op: 'replace', path: 'active', value: false });
    expect((await idp.call('PATCH', `/Users/${user.id}`, off)).status).toBe(409);
    expect((await idp.call('DELETE', `/Users/${user.id}`)).status).toBe(409);
    expect(await stateOf(user.id)).toMatchObject({ state: 'active' });
    expect((await idp.call('GET', `/Users/${user.id}`)).body.active).toBe(true);
    await inTx((tx) =>
      sql`update accounts_accounts set state = 'active' where id = any(${others.rows.map(({ id }) => id)}::uuid[])`.execute(
        tx,
      ),
    );
  });
});

describe('groups', () => {
  test('are groups of Kontor, to which spaces are granted: membership opens and closes them', async () => {
    const owner = await aSignedInPerson(server);
    const space = await aSpace(server, { owner: owner.person.id, visibility: 'hidden' });
    const [user, other] = [await made(), await made()];
    const own = await group('Projekt', [other]);
    await owner.client.call(addGrant, {
      space: space.id,
      subject: { kind: 'group', id: own.id },
      role: 'reader',
      until: null,
    });
    const session = await sessionOf(user.id);
    expect(await codeOf(session.call(getSpace, { space: space.id }))).toBe('spaces.not_found');
    const added = await idp.call(
      'PATCH',
      `/Groups/${own.id}`,
      patchOf({ op: 'Add', path: 'members', value: [{ value: user.id }] }),
    );
    expect(added.body.members.map(({ value }: { value: string }) => value).sort()).toEqual([user.id, other.id].sort());
    expect(await codeOf(session.call(getSpace, { space: space.id }))).toBeUndefined();
    expect((await idp.call('GET', `/Users/${user.id}`)).body.groups).toMatchObject([
      { value: own.id, display: 'Projekt' },
    ]);
    await idp.call('PATCH', `/Groups/${own.id}`, patchOf({ op: 'remove', path: `members[value eq "${user.id}"]` }));
    expect(await codeOf(session.call(getSpace, { space: space.id }))).toBe('spaces.not_found');
    // Deleted, it gives nobody anything; it comes back with what was granted to it.
    expect((await idp.call('DELETE', `/Groups/${own.id}`)).status).toBe(204);
    expect((await idp.call('GET', `/Groups/${own.id}`)).status).toBe(404);
    expect(await membersOf(own.id)).toEqual([]);
    const back = await group('Projekt', [user]);
    expect(back.id).toBe(own.id);
    expect(await codeOf(session.call(getSpace, { space: space.id }))).toBeUndefined();
  });

  test('are found, with or without members', async () => {
    const [a, b] = [await made(), await made()];
    const own = await group('Such und Find', [a]);
    const list = (query: string) => idp.call('GET', `/Groups?${query}`);
    const named = await list(
      `filter=${encodeURIComponent('displayName eq "such UND find"')}&excludedAttributes=members`,
    );
    expect(named.body).toMatchObject({ totalResults: 1, Resources: [{ id: own.id }] });
    expect(named.body.Resources[0]).not.toHaveProperty('members');
    const has = async (person: string) =>
      (await list(`filter=${encodeURIComponent(`id eq "${own.id}" and members eq "${person}"`)}`)).body.totalResults;
    expect([await has(a.id), await has(b.id)]).toEqual([1, 0]);
    const within = await list(`filter=${encodeURIComponent(`members[value eq "${a.id}"]`)}&attributes=displayName`);
    expect(within.body.Resources).toEqual([{ schemas: own.schemas, id: own.id, displayName: 'Such und Find' }]);
    const bare = await idp.call('GET', `/Groups/${own.id}?excludedAttributes=members`);
    expect(bare.body).not.toHaveProperty('members');
    expect(typeOf(await list('filter=meta.version%20pr'))).toEqual([400, 'invalidFilter']);
  });

  test('change by PUT and PATCH, renamed with their name, by version', async () => {
    const [a, b] = [await made(), await made()];
    const own = await group('Alter Name', [a]);
    const renamed = await idp.call(
      'PATCH',
      `/Groups/${own.id}`,
      patchOf({ op: 'replace', value: { id: own.id, displayName: 'Neuer Name' } }),
    );
    expect(renamed.body).toMatchObject({ id: own.id, displayName: 'Neuer Name', members: [{ value: a.id }] });
    expect(renamed.body.meta.version).not.toBe(own.meta.version);
    const put = { displayName: 'Neuer Name', members: [{ value: b.id }] };
    expect((await idp.call('PUT', `/Groups/${own.id}`, put, { 'if-match': own.meta.version })).status).toBe(412);
    expect(
      (await idp.call('PUT', `/Groups/${own.id}`, put, { 'if-match': renamed.body.meta.version })).body.members,
    ).toMatchObject([{ value: b.id }]);
    expect((await idp.call('PUT', `/Groups/${own.id}`, { displayName: 'Neuer Name' })).body.members).toHaveLength(1);
    expect(
      (await idp.call('PUT', `/Groups/${own.id}`, { displayName: 'Neuer Name', members: [] })).body.members,
    ).toEqual([]);
  });

  test('parallel changes of members all count', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => made()));
    const own = await group('Zugleich', people.slice(0, 4));
    const add = people.slice(4).map(({ id }) => patchOf({ op: 'add', path: 'members', value: [{ value: id }] }));
    const remove = people.slice(0, 4).map(({ id }) => patchOf({ op: 'remove', path: `members[value eq "${id}"]` }));
    await Promise.all([...add, ...remove].map((body) => idp.call('PATCH', `/Groups/${own.id}`, body)));
    expect((await membersOf(own.id)).sort()).toEqual(
      people
        .slice(4)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('take no strangers, and leave alone what was made by hand', async () => {
    const byHand = await aPerson(server);
    const foreign = await made({}, await aScimClient(admin.client, { name: 'Nachbar' }));
    for (const value of [byHand.id, foreign.id, 'x', '', { a: 1 }, '00000000-0000-7000-8000-000000000000']) {
      const answer = await idp.call('POST', '/Groups', { displayName: 'Fremd', members: [{ value }] });
      expect(typeOf(answer)).toEqual([400, 'invalidValue']);
    }
    const byHandGroup = await admin.client.call(createGroup, { name: 'Von Hand', persons: [byHand.id] });
    expect((await idp.call('GET', `/Groups/${byHandGroup.id}`)).status).toBe(404);
    expect(typeOf(await idp.call('POST', '/Groups', { displayName: 'von hand' }))).toEqual([409, 'uniqueness']);
    const user = await made();
    const own = await group('Gemischt', [user]);
    await inTx((tx) => server.services.people.putGroup(tx, { id: own.id, persons: [user.id, byHand.id] }));
    expect((await idp.call('GET', `/Groups/${own.id}`)).body.members).toHaveLength(1);
    await idp.call('PUT', `/Groups/${own.id}`, { displayName: 'Gemischt', members: [] });
    expect(await membersOf(own.id)).toEqual([byHand.id]);
    expect(
      typeOf(
        await idp.call(
          'PATCH',
          `/Groups/${own.id}`,
          patchOf({ op: 'replace', path: 'displayName', value: 'Von Hand' }),
        ),
      ),
    ).toEqual([409, 'uniqueness']);
    expect(typeOf(await idp.call('POST', '/Groups', { members: [] }))).toEqual([400, 'invalidValue']);
  });
});

describe('hostile input', () => {
  test('is refused in the words of SCIM', async () => {
    const post = (body: unknown, headers?: Record<string, string>) => idp.call('POST', '/Users', body, headers);
    expect(typeOf(await post('{"no":'))).toEqual([400, 'invalidSyntax']);
    expect(typeOf(await post('[]'))).toEqual([400, 'invalidSyntax']);
    expect(typeOf(await post('null'))).toEqual([400, 'invalidSyntax']);
    expect(typeOf(await post('{"no":', { 'content-type': 'application/json' }))).toEqual([400, 'invalidSyntax']);
    expect((await post('userName=x', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await post(aUser(), { 'content-encoding': 'gzip' })).status).toBe(415);
    expect(typeOf(await post(aUser({ userName: { $ne: null } })))).toEqual([400, 'invalidValue']);
    expect(typeOf(await post(aUser({ name: { givenName: 'A\0', familyName: 'B' } })))).toEqual([400, 'invalidValue']);
    expect(typeOf(await post(aUser({ name: { givenName: 'A\nB', familyName: 'B' } })))).toEqual([400, 'invalidValue']);
    expect((await post('{"__proto__":{"active":false},"userName":""}')).status).toBe(400);
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect((await post(deep)).status).toBe(400);
    expect(typeOf(await find('x'.repeat(5000)))).toEqual([400, 'invalidFilter']);
    expect((await idp.call('GET', "/Users/1'%20or%201=1")).status).toBe(404);
  });

  test('larger than the bound is not read', async () => {
    const answer = await idp
      .call('POST', '/Users', aUser({ displayName: 'x'.repeat(3 * 1024 * 1024) }))
      .catch(() => ({ status: 413 }));
    expect(answer.status).toBe(413);
    expect((await find(`userName eq "anna${count}@stadt.example"`)).body.totalResults).toBe(0);
  });

  test('many operations at once are bounded, and nothing of a refused PATCH is kept', async () => {
    const user = await made({ title: 'bleibt' });
    const many = Array.from({ length: 1001 }, () => ({ op: 'replace', path: 'title', value: 'x' }));
    expect(typeOf(await idp.call('PATCH', `/Users/${user.id}`, patchOf(...many)))).toEqual([400, 'invalidSyntax']);
    const half = patchOf(
      { op: 'replace', path: 'title', value: 'x' },
      { op: 'replace', path: 'emails', value: ['kaputt'] },
    );
    expect(typeOf(await idp.call('PATCH', `/Users/${user.id}`, half))).toEqual([400, 'invalidValue']);
    expect((await idp.call('GET', `/Users/${user.id}`)).body).toMatchObject({ title: 'bleibt', meta: user.meta });
  });
});
