import { anOrgUnit, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterpriseSchema } from './resources/scim-schemas.ts';
import { aScimClient, type ScimCaller } from './testing/scim-caller.ts';

/** Conversations as Entra ID, Okta and authentik hold them by what is public of them, in the order in which they come. */
const enterprise = enterpriseSchema.id;
const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
let server: TestServer;
let caller: ScimCaller;
let unit: string;

beforeAll(async () => {
  server = await startTestServer({ plugins: [] });
  const admin = await aSignedInPerson(server, { roles: ['administrator'] });
  caller = await aScimClient(admin.client);
  unit = (await anOrgUnit(server, { code: 'FD-32', name: 'Bürgerservice' })).id;
});
afterAll(() => server?.stop());

const filtered = (kind: string, filter: string, more = '') =>
  caller.call('GET', `/${kind}?filter=${encodeURIComponent(filter)}${more}`);
const stateOf = (person: string) =>
  server.database.transaction((tx) => server.services.accounts.isSuspended(tx, person));

describe('Entra ID', () => {
  test('tests the connection, makes users and groups, changes, disables, enables and deletes them', async () => {
    // "Test connection" asks for a user that cannot be there and expects an empty list.
    const probe = await filtered('Users', 'userName eq "4a3f6c1e-0000-4000-8000-000000000000"');
    expect([probe.status, probe.body.totalResults, probe.body.Resources]).toEqual([200, 0, []]);

    const made = await caller.call('POST', '/Users', {
      schemas: [core, enterprise],
      externalId: 'lena.lang',
      userName: 'lena.lang@stadt.example',
      active: true,
      displayName: 'Lena Lang',
      emails: [{ primary: true, type: 'work', value: 'lena.lang@stadt.example' }],
      meta: { resourceType: 'User' },
      name: { formatted: 'Lena Lang', familyName: 'Lang', givenName: 'Lena' },
      roles: [],
      title: 'Sachbearbeitung',
      addresses: [{ type: 'work', streetAddress: 'Markt 1', locality: 'Musterstadt', primary: false }],
      phoneNumbers: [{ type: 'work', value: '030 100' }],
      [enterprise]: { employeeNumber: '100', department: 'Bürgerservice' },
    });
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect((await filtered('Users', 'externalId eq "lena.lang"')).body.Resources[0].id).toBe(id);
    expect((await caller.call('GET', `/Users/${id}`)).status).toBe(200);

    const patched = await caller.call('PATCH', `/Users/${id}`, {
      schemas: [patchOp],
      Operations: [
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'lena.neu@stadt.example' },
        { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '0170 100' },
        { op: 'Replace', path: 'name.familyName', value: 'Lang-Neu' },
        { op: 'Add', path: 'addresses[type eq "work"].postalCode', value: '12345' },
        { op: 'Add', path: `${enterprise}:department`, value: 'FD-32' },
        { op: 'Add', path: `${enterprise}:manager`, value: id },
        { op: 'Add', path: 'preferredLanguage', value: 'en-US' },
      ],
    });
    expect(patched).toMatchObject({
      status: 200,
      body: {
        emails: [{ value: 'lena.neu@stadt.example', type: 'work', primary: true }],
        name: { familyName: 'Lang-Neu', givenName: 'Lena' },
        phoneNumbers: [{ value: '030 100' }, { value: '0170 100' }],
        [enterprise]: { department: 'FD-32', employeeNumber: '100' },
      },
    });
    const held = await server.database.transaction((tx) => server.services.people.findPositions(tx, [id]));
    expect(held).toMatchObject([{ orgUnit: unit, title: 'Sachbearbeitung' }]);

    const byDots = {
      schemas: [patchOp],
      Operations: [{ op: 'replace', value: { 'name.givenName': 'Helena', [`${enterprise}:employeeNumber`]: '101' } }],
    };
    expect((await caller.call('PATCH', `/Users/${id}`, byDots)).body).toMatchObject({
      name: { givenName: 'Helena' },
      [enterprise]: { employeeNumber: '101' },
    });

    expect(
      (await filtered('Groups', 'displayName eq "Bürgerservice"', '&excludedAttributes=members')).body.totalResults,
    ).toBe(0);
    const group = await caller.call('POST', '/Groups', {
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:Group',
        'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
      ],
      externalId: '8aa1a0c0-78c3-4bc0-b4a5-2ef676900159',
      displayName: 'Bürgerservice',
      meta: { resourceType: 'Group' },
    });
    expect(group).toMatchObject({ status: 201, body: { members: [] } });
    const path = `/Groups/${group.body.id}`;
    const add = {
      schemas: [patchOp],
      Operations: [{ op: 'Add', path: 'members', value: [{ $ref: null, value: id }] }],
    };
    expect((await caller.call('PATCH', path, add)).status).toBe(200);
    const asked = await filtered('Groups', `id eq "${group.body.id}" and members eq "${id}"`, '&attributes=id');
    expect(asked.body.Resources).toHaveLength(1);
    const remove = {
      schemas: [patchOp],
      Operations: [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: id }] }],
    };
    expect((await caller.call('PATCH', path, remove)).body.members).toEqual([]);
    const rename = { schemas: [patchOp], Operations: [{ op: 'Replace', path: 'displayName', value: 'Bürgerdienste' }] };
    expect((await caller.call('PATCH', path, rename)).body.displayName).toBe('Bürgerdienste');

    const disable = { schemas: [patchOp], Operations: [{ op: 'Replace', path: 'active', value: 'False' }] };
    expect((await caller.call('PATCH', `/Users/${id}`, disable)).body.active).toBe(false);
    expect(await stateOf(id)).toBe(true);
    const enable = { schemas: [patchOp], Operations: [{ op: 'Replace', path: 'active', value: 'True' }] };
    expect((await caller.call('PATCH', `/Users/${id}`, enable)).body.active).toBe(true);
    expect(await stateOf(id)).toBe(false);
    expect((await caller.call('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await caller.call('DELETE', path)).status).toBe(204);
    expect(await stateOf(id)).toBe(true);
  });
});

describe('Okta', () => {
  test('finds or makes a user, replaces the profile, takes access away and gives it back, and pushes a group', async () => {
    expect((await caller.call('GET', '/Users?startIndex=1&count=2')).body).toMatchObject({ startIndex: 1 });
    const probe = await filtered('Users', 'userName eq "omar.ott@stadt.example"', '&startIndex=1&count=100');
    expect(probe.body.totalResults).toBe(0);
    const profile = {
      schemas: [core],
      userName: 'omar.ott@stadt.example',
      name: { givenName: 'Omar', familyName: 'Ott' },
      emails: [{ primary: true, value: 'omar.ott@stadt.example', type: 'work' }],
      displayName: 'Omar Ott',
      locale: 'de-DE',
      externalId: '00u1abcdefGHIJKLMNOP',
      groups: [],
      password: 'Zufall-0815',
      active: true,
    };
    const made = await caller.call('POST', '/Users', profile);
    expect(made.status).toBe(201);
    const { id } = made.body;
    const read = (await caller.call('GET', `/Users/${id}`)).body;
    // It sends back the whole of what it read, with what is different.
    const replaced = await caller.call('PUT', `/Users/${id}`, { ...read, name: { ...read.name, familyName: 'Otter' } });
    expect(replaced.body).toMatchObject({ name: { familyName: 'Otter' }, displayName: 'Omar Otter', active: true });

    const set = (active: boolean) => ({ schemas: [patchOp], Operations: [{ op: 'replace', value: { active } }] });
    expect((await caller.call('PATCH', `/Users/${id}`, set(false))).body.active).toBe(false);
    expect(await stateOf(id)).toBe(true);
    expect((await caller.call('PUT', `/Users/${id}`, { ...profile, active: true })).body.active).toBe(true);
    expect(await stateOf(id)).toBe(false);

    const pushed = await caller.call('POST', '/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Fuhrpark',
      members: [{ value: id, display: 'omar.ott@stadt.example' }],
    });
    expect(pushed.body.members).toMatchObject([{ value: id, display: 'Omar Ott' }]);
    const group = `/Groups/${pushed.body.id}`;
    const renamed = {
      schemas: [patchOp],
      Operations: [{ op: 'replace', value: { id: pushed.body.id, displayName: 'Fuhrpark und Werkstatt' } }],
    };
    expect((await caller.call('PATCH', group, renamed)).body.displayName).toBe('Fuhrpark und Werkstatt');
    const removed = { schemas: [patchOp], Operations: [{ op: 'remove', path: `members[value eq "${id}"]` }] };
    expect((await caller.call('PATCH', group, removed)).body.members).toEqual([]);
    const added = {
      schemas: [patchOp],
      Operations: [{ op: 'add', path: 'members', value: [{ value: id, display: 'x' }] }],
    };
    expect((await caller.call('PATCH', group, added)).body.members).toHaveLength(1);
    const all = {
      schemas: [patchOp],
      Operations: [{ op: 'replace', path: 'members', value: [{ value: id, display: 'x' }] }],
    };
    expect((await caller.call('PATCH', group, all)).body.members).toHaveLength(1);
    expect((await caller.call('GET', '/Groups?startIndex=1&count=100')).body.totalResults).toBe(1);
    expect((await caller.call('DELETE', group)).status).toBe(204);
  });
});

describe('authentik', () => {
  test('reads what there is, puts users, patches groups without a path, and finds again what it has lost', async () => {
    const config = (await caller.call('GET', '/ServiceProviderConfig')).body;
    expect(config).toMatchObject({ patch: { supported: true }, bulk: { supported: false } });
    const user = {
      schemas: [core],
      externalId: '3f0c5c1f4b0d5e7a',
      userName: 'paula.post',
      name: { formatted: 'Paula Post', givenName: 'Paula', familyName: 'Post' },
      displayName: 'Paula Post',
      photos: null,
      locale: null,
      active: true,
      emails: [{ value: 'paula.post@stadt.example', type: 'other', primary: true }],
    };
    const made = await caller.call('POST', '/Users', user);
    expect(made.body.emails).toEqual([{ value: 'paula.post@stadt.example', type: 'work', primary: true }]);
    const { id } = made.body;
    // Its own note of the id may be gone: it is told that there is one, and asks for it.
    expect((await caller.call('POST', '/Users', user)).body).toMatchObject({ status: '409', scimType: 'uniqueness' });
    expect((await filtered('Users', 'userName eq "paula.post"')).body.Resources[0].id).toBe(id);
    const married = { ...user, id, name: { formatted: 'Paula Posthof', givenName: 'Paula', familyName: 'Posthof' } };
    expect((await caller.call('PUT', `/Users/${id}`, married)).body.name.familyName).toBe('Posthof');

    const team = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      externalId: '7d0c5c1f-1111-4d0d-8000-000000000001',
      displayName: 'Poststelle',
    };
    const group = (await caller.call('POST', '/Groups', team)).body;
    const patch = (operation: unknown) =>
      caller.call('PATCH', `/Groups/${group.id}`, { schemas: [patchOp], Operations: [operation] });
    const added = await patch({ op: 'add', path: 'members', value: [{ value: id }] });
    expect(added.body.members).toMatchObject([{ value: id, display: 'Paula Posthof' }]);
    const whole = { op: 'replace', path: null, value: { ...team, id: group.id, displayName: 'Postdienste' } };
    expect((await patch(whole)).body).toMatchObject({ displayName: 'Postdienste', members: [{ value: id }] });
    expect((await patch({ op: 'remove', path: 'members', value: [{ value: id }] })).body.members).toEqual([]);

    expect((await caller.call('PUT', `/Users/${id}`, { ...married, active: false })).body.active).toBe(false);
    expect(await stateOf(id)).toBe(true);
    for (const path of [`/Groups/${group.id}`, `/Users/${id}`]) {
      expect((await caller.call('DELETE', path)).status).toBe(204);
      expect((await caller.call('DELETE', path)).status).toBe(404);
    }
  });
});
