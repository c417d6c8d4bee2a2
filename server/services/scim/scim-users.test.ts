import { anOrgUnit, aPerson } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterpriseSchema } from './resources/scim-schemas.ts';
import { aScimClient, patchOf } from './testing/scim-caller.ts';
import { type ScimTown, startScimTown, typeOf } from './testing/scim-town.ts';

const enterprise = enterpriseSchema.id;
let town: ScimTown;

beforeAll(async () => {
  town = await startScimTown();
});
afterAll(() => town?.server.stop());

describe('users', () => {
  test('are people with an account that signs in elsewhere', async () => {
    const unit = await anOrgUnit(town.server, { name: 'Standesamt' });
    const lead = await town.made({ title: 'Leitung Standesamt', [enterprise]: { department: unit.code } });
    const answer = await town.idp.call('POST', '/Users', {
      ...town.aUser({
        externalId: 'ext-1',
        userName: 'ayse@stadt.example',
        emails: ['ayse@stadt.example'],
        displayName: 'egal',
        title: 'Sachbearbeitung',
        preferredLanguage: 'en-GB',
      }),
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
      userName: 'ayse@stadt.example',
      displayName: 'Dr. Ayşe Yılmaz',
      name: { formatted: 'Dr. Ayşe Yılmaz', givenName: 'Ayşe', familyName: 'Yılmaz', honorificPrefix: 'Dr.' },
      title: 'Sachbearbeitung',
      active: true,
      emails: [{ value: 'ayse@stadt.example', type: 'work', primary: true }],
      phoneNumbers: [
        { value: '030 1', type: 'work' },
        { value: '0170 2', type: 'mobile' },
      ],
      [enterprise]: { employeeNumber: 'P-7', department: 'standesamt', manager: { value: lead.id } },
      meta: { resourceType: 'User' },
    });
    expect(JSON.stringify(user)).not.toContain('never kept');
    expect(await town.personOf(user.id)).toMatchObject({
      familyName: 'Yılmaz',
      title: 'Dr.',
      language: 'en',
      phone: '030 1',
    });
    expect(await town.stateOf(user.id)).toEqual({ state: 'active', login: 'ayse', external: true });
    const [position] = await town.inTx((tx) => town.server.services.people.findPositions(tx, [user.id]));
    expect(position).toMatchObject({ orgUnit: unit.id, title: 'Sachbearbeitung', main: true, lead: false });
    expect((await town.idp.call('GET', `/Users/${user.id}`)).body).toEqual(user);
  });

  test('have names, be it of displayName; and a user name of which a login can be made', async () => {
    const { body } = await town.idp.call('POST', '/Users', {
      userName: 'müller@x.example',
      displayName: 'Jan van Dijk',
    });
    expect(body.name).toMatchObject({ givenName: 'Jan van', familyName: 'Dijk' });
    expect((await town.stateOf(body.id))?.login).toBe('mueller');
    const renamed = await town.idp.call(
      'PATCH',
      `/Users/${body.id}`,
      patchOf({ op: 'replace', path: 'displayName', value: 'Berg, Jan' }),
    );
    expect(renamed.body.name).toMatchObject({ givenName: 'Jan', familyName: 'Berg' });
    // The formatted name is Kontor's own: clients send it, and it changes nothing.
    const formatted = { displayName: 'Jan Sand', name: { formatted: 'Herr Jan Sand' } };
    const put = await town.idp.call('PUT', `/Users/${body.id}`, { userName: body.userName, ...formatted });
    expect(put.body.name).toEqual({ formatted: 'Jan Sand', givenName: 'Jan', familyName: 'Sand' });
    const dotted = patchOf({ op: 'Replace', value: { 'name.formatted': 'Herr Jan Feld', displayName: 'Jan Feld' } });
    expect((await town.idp.call('PATCH', `/Users/${body.id}`, dotted)).body.name.familyName).toBe('Feld');
    for (const bad of [
      { userName: '' },
      { userName: `x y@@${'!'.repeat(300)}` },
      { userName: '@' },
      { name: null, displayName: 'Anna' },
    ]) {
      expect((await town.idp.call('POST', '/Users', town.aUser(bad))).status).toBeGreaterThanOrEqual(400);
    }
    expect(typeOf(await town.idp.call('POST', '/Users', town.aUser({ emails: ['no address'] })))).toEqual([
      400,
      'invalidValue',
    ]);
  });

  test('are unique by user name without case, and by external id', async () => {
    const user = await town.made({ externalId: 'twice' });
    expect(
      typeOf(await town.idp.call('POST', '/Users', town.aUser({ userName: user.userName.toUpperCase() }))),
    ).toEqual([409, 'uniqueness']);
    expect(typeOf(await town.idp.call('POST', '/Users', town.aUser({ externalId: 'twice' })))).toEqual([
      409,
      'uniqueness',
    ]);
    const other = await town.made();
    const taking = patchOf({ op: 'replace', path: 'userName', value: user.userName });
    expect(typeOf(await town.idp.call('PATCH', `/Users/${other.id}`, taking))).toEqual([409, 'uniqueness']);
    const many = await Promise.all(
      Array.from({ length: 6 }, () =>
        town.idp.call('POST', '/Users', { ...town.aUser(), userName: 'zugleich@x.example' }),
      ),
    );
    expect(many.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test('with the same first part of an address get logins of their own', async () => {
    const first = await town.made({ userName: 'gleich@stadt.example' });
    const second = await town.made({ userName: 'gleich@werke.example' });
    expect((await town.stateOf(first.id))?.login).toBe('gleich');
    expect((await town.stateOf(second.id))?.login).toBe('gleich.werke');
  });

  test('are changed by PUT where it says something; what was entered by hand and is not named stays', async () => {
    const user = await town.made({ phoneNumbers: [{ value: '030 5', type: 'work' }], title: 'A' });
    await town.inTx((tx) =>
      town.server.services.people.updatePerson(tx, undefined, user.id, { room: '12', mobile: '0170 9' }),
    );
    const { userName, name } = user;
    const { body, status } = await town.idp.call('PUT', `/Users/${user.id}`, {
      userName,
      name: { ...name, familyName: 'Neu' },
      title: null,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: { familyName: 'Neu' }, active: true, emails: user.emails });
    expect(body).not.toHaveProperty('title');
    expect(await town.personOf(user.id)).toMatchObject({
      phone: '030 5',
      mobile: '0170 9',
      room: '12',
      familyName: 'Neu',
    });
    await town.idp.call('PUT', `/Users/${user.id}`, { userName, phoneNumbers: [] });
    expect(await town.personOf(user.id)).toMatchObject({ phone: null, mobile: null, room: '12' });
  });

  test('a new user name is a new login', async () => {
    const user = await town.made();
    await town.idp.call(
      'PATCH',
      `/Users/${user.id}`,
      patchOf({ op: 'replace', path: 'userName', value: 'heirat@stadt.example' }),
    );
    expect((await town.stateOf(user.id))?.login).toBe('heirat');
  });

  test('move with their department, and stay where it is none that Kontor knows', async () => {
    const [from, to] = [await anOrgUnit(town.server), await anOrgUnit(town.server)];
    const user = await town.made({ [enterprise]: { department: from.code } });
    const move = (value: string) => patchOf({ op: 'add', path: `${enterprise}:department`, value });
    expect((await town.idp.call('PATCH', `/Users/${user.id}`, move('gibt es nicht'))).body[enterprise].department).toBe(
      'gibt es nicht',
    );
    const unitsOf = async () =>
      (await town.inTx((tx) => town.server.services.people.findPositions(tx, [user.id])))
        .filter(({ until }) => until === null)
        .map(({ orgUnit }) => orgUnit);
    expect(await unitsOf()).toEqual([from.id]);
    await town.idp.call('PATCH', `/Users/${user.id}`, move(to.name));
    expect(await unitsOf()).toEqual([to.id]);
  });

  test('change by version: the wrong one is refused, and nothing is sent that is known', async () => {
    const user = await town.made();
    const path = `/Users/${user.id}`;
    const title = (value: string) => patchOf({ op: 'replace', path: 'title', value });
    const changed = await town.idp.call('PATCH', path, title('A'), { 'if-match': user.meta.version });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(user.meta.version);
    expect((await town.idp.call('PATCH', path, title('B'), { 'if-match': user.meta.version })).status).toBe(412);
    expect((await town.idp.call('DELETE', path, undefined, { 'if-match': user.meta.version })).status).toBe(412);
    const known = { 'if-none-match': changed.body.meta.version };
    expect((await town.idp.call('GET', path, undefined, known)).status).toBe(304);
  });

  test('two PATCH at once both count', async () => {
    const user = await town.made();
    const operations = [
      ['title', 'Leitung'],
      ['phoneNumbers[type eq "work"].value', '030 7'],
      ['phoneNumbers[type eq "mobile"].value', '0170 7'],
      ['name.honorificPrefix', 'Dr.'],
      ['preferredLanguage', 'en'],
      ['externalId', 'together'],
    ].map(([path, value]) => town.idp.call('PATCH', `/Users/${user.id}`, patchOf({ op: 'replace', path, value })));
    expect((await Promise.all(operations)).map(({ status }) => status)).toEqual(operations.map(() => 200));
    expect((await town.idp.call('GET', `/Users/${user.id}`)).body).toMatchObject({
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
    const caller = await aScimClient(town.admin.client, { name: 'Suche' });
    const a = await town.made(
      { userName: 'fa@stadt.example', externalId: 'F-a', name: { givenName: 'Åsa', familyName: 'Fa' } },
      caller,
    );
    const b = await town.made(
      {
        userName: 'fb@stadt.example',
        name: { givenName: 'Bo', familyName: 'Fb' },
        emails: [],
        [enterprise]: { employeeNumber: 'P-F' },
      },
      caller,
    );
    const c = await town.made(
      { userName: 'fc_%@stadt.example', name: { givenName: 'Cy', familyName: 'Fc' }, active: false },
      caller,
    );
    const ids = async (filter: string) =>
      (await town.find(filter, caller)).body.Resources?.map(({ id }: { id: string }) => id);
    expect(await ids('userName eq "FA@stadt.example"')).toEqual([a.id]);
    expect(await ids('externalId eq "F-a"')).toEqual([a.id]);
    expect(await ids('externalId eq "f-A"')).toEqual([]);
    expect(await ids(`id eq "${b.id}"`)).toEqual([b.id]);
    expect(await ids(`emails[type eq "work" and value sw "${a.emails[0].value}"]`)).toEqual([a.id]);
    expect(await ids(`emails eq "${a.emails[0].value.toUpperCase()}" or emails.value co "nobody"`)).toEqual([a.id]);
    expect(await ids(`emails[type eq "work"].value eq "${a.emails[0].value}"`)).toEqual([a.id]);
    expect(await ids(`emails[type eq "home"].value eq "${a.emails[0].value}"`)).toEqual([]);
    expect(await ids(`${enterprise}:employeeNumber eq "p-F"`)).toEqual([b.id]);
    expect(await ids('not (emails pr)')).toEqual([b.id]);
    expect(await ids('not (emails co "f") and userName sw "fb"')).toEqual([b.id]);
    expect(await ids('not (emails co "x" and externalId eq "y")')).toEqual([a.id, b.id, c.id]);
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
      'employeeNumber pr',
      `${enterprise}:manager pr`,
      'emails[type eq "work"].value',
      'groups pr',
    ]) {
      expect(typeOf(await town.find(bad, caller)), bad).toEqual([400, 'invalidFilter']);
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
    const other = await aScimClient(town.admin.client, { name: 'Fremde' });
    await town.made({ userName: 'geheim@x.example' }, other);
    await aPerson(town.server, { email: 'geheim@hand.example' });
    for (const filter of [
      'userName co "geheim"',
      'emails co "geheim"',
      'not (userName eq "x")',
      'userName pr or id pr',
    ]) {
      const { body } = await town.find(filter);
      expect(JSON.stringify(body)).not.toContain('geheim');
    }
  });
});
