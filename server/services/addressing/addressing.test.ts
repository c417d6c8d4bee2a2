import { newId } from '@kontor/base';
import { type Addressee, createGroup, listAddressable, previewAddressees, updatePerson } from '@kontor/schema';
import { anOrgUnit, aPerson, aSignedInPerson, aSpace, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const tokensOf = (person: string) =>
  server.database.transaction(async (tx) => {
    return (await server.services.permissions.findTokens(tx, [person])).get(person) ?? new Set();
  });

test('says how many people something reaches, each of them once', async () => {
  const office = await anOrgUnit(server);
  const team = await anOrgUnit(server, { parent: office.id });
  const asker = await aSignedInPerson(server, { positions: [{ orgUnit: team.id, title: 'Leitung' }] });
  await aPerson(server, { place: 'Nebenstelle', positions: [{ orgUnit: office.id }] });
  await aPerson(server, { place: 'Nebenstelle' });
  const count = async (...addressees: Addressee[]) =>
    (await asker.client.call(previewAddressees, { addressees })).persons;
  expect(await count({ kind: 'org-unit', id: office.id })).toBe(2);
  expect(await count({ kind: 'org-unit', id: team.id })).toBe(1);
  expect(await count({ kind: 'org-unit', id: office.id }, { kind: 'place', name: 'Nebenstelle' })).toBe(3);
  expect(await count({ kind: 'position', name: 'Leitung' }, { kind: 'person', id: asker.person.id })).toBe(1);
  expect(await count({ kind: 'place', name: 'Nirgends' })).toBe(0);
  const { places, positions } = await asker.client.call(listAddressable, {});
  expect(places).toContain('Nebenstelle');
  expect(positions).toEqual(expect.arrayContaining(['Leitung', 'Sachbearbeitung']));
});

test('refuses what does not exist, and a space that the asker does not belong to as if it did not', async () => {
  const owner = await aSignedInPerson(server, { roles: ['administrator'] });
  const stranger = await aSignedInPerson(server);
  const space = await aSpace(server, { owner: owner.person.id });
  const group = await owner.client.call(createGroup, { name: 'Ersthilfe', persons: [owner.person.id] });
  const ask = ({ client }: typeof owner, addressee: Addressee) =>
    client.call(previewAddressees, { addressees: [addressee] });
  expect(await ask(owner, { kind: 'space', id: space.id })).toEqual({ persons: 1 });
  expect(await ask(stranger, { kind: 'group', id: group.id })).toEqual({ persons: 1 });
  const refused = { code: 'people.addressees_unknown' };
  await expect(ask(stranger, { kind: 'space', id: space.id })).rejects.toMatchObject(refused);
  for (const kind of ['space', 'org-unit', 'group', 'person'] as const) {
    await expect(ask(owner, { kind, id: newId() })).rejects.toMatchObject(refused);
  }
});

test('names what somebody may see of it', async () => {
  const [owner, stranger] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const unit = await anOrgUnit(server, { name: 'Tiefbauamt' });
  const space = await aSpace(server, { owner: owner.person.id, name: 'Geheimes' });
  const addressees: Addressee[] = [
    { kind: 'everyone' },
    { kind: 'space', id: space.id },
    { kind: 'org-unit', id: unit.id },
    { kind: 'place', name: 'Rathaus' },
  ];
  const labels = async ({ actor }: typeof owner) =>
    server.database.transaction(async (tx) => {
      return (await server.services.addressing.name(tx, actor, addressees)).map(({ label }) => label);
    });
  expect(await labels(owner)).toEqual(['', 'Geheimes', 'Tiefbauamt', 'Rathaus']);
  expect(await labels(stranger)).toEqual(['', '', 'Tiefbauamt', 'Rathaus']);
});

test('who moves to another place is told as of other rights, and holds the new place at once', async () => {
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  const person = await aPerson(server, { place: 'Rathaus' });
  expect(await tokensOf(person.id)).toContain('place:Rathaus');
  const { rows: before } = await server.database.pool.query('select count(*)::int as n from events');
  const { id, revision } = person;
  await administrator.client.call(updatePerson, { person: id, revision, place: 'Bauhof' });
  const tokens = await tokensOf(id);
  expect(tokens).toContain('place:Bauhof');
  expect(tokens).not.toContain('place:Rathaus');
  const { rows } = await server.database.pool.query('select kind from events order by id offset $1', [before[0].n]);
  expect(rows.map(({ kind }) => kind)).toContain('people.positions.changed');
});
