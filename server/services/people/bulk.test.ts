import { newId } from '@kontor/base';
import type { NewPosition } from '@kontor/plugin-api/server';
import { newPerson } from '@kontor/schema';
import { anOrgUnit, aPerson, aSpace, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ plugins: [] });
});
afterAll(() => server?.stop());

const size = 2000;
const position = (orgUnit: string): NewPosition => ({
  orgUnit,
  title: 'Sachbearbeitung',
  lead: false,
  main: true,
  from: null,
  until: null,
});

test('2,000 persons with positions are written in batches, the second time nothing changes', async () => {
  const { people } = server.services;
  const units = await Promise.all(Array.from({ length: 10 }, () => anOrgUnit(server)));
  const unitOf = (index: number) => units[index % units.length]?.id ?? '';
  const owner = await aPerson(server);
  const subject = { kind: 'org-unit', id: unitOf(0), below: true } as const;
  const space = await aSpace(server, { owner: owner.id, grants: [{ subject, role: 'reader' }] });
  const given = Array.from({ length: size }, (_one, index) =>
    newPerson.parse({ externalId: `bulk-${index}`, givenName: 'Nr.', familyName: `${index} ${newId().slice(-4)}` }),
  );

  const persons = await server.database.transaction(async (tx) => {
    const created = await people.createPersons(tx, undefined, given);
    const positions = created.map(({ id }, index) => ({ person: id, positions: [position(unitOf(index))] }));
    expect(await people.setPositionsOf(tx, undefined, positions)).toHaveLength(size);
    return created;
  });
  expect(persons.map(({ externalId }) => externalId)).toEqual(given.map(({ externalId }) => externalId));
  const { permissions } = server.services;
  expect(await server.database.transaction((tx) => permissions.listPersonsOf(tx, space.id))).toHaveLength(201);

  const again = await server.database.transaction(async (tx) => ({
    changed: await people.updatePersons(
      tx,
      undefined,
      persons.map(({ id }, index) => ({ id, change: given[index] ?? {} })),
    ),
    moved: await people.setPositionsOf(
      tx,
      undefined,
      persons.map(({ id }, index) => ({ person: id, positions: [position(unitOf(index))] })),
    ),
  }));
  expect(again).toEqual({ changed: [], moved: [] });

  await server.database.transaction((tx) =>
    people.setPositionsOf(
      tx,
      undefined,
      persons.map(({ id }) => ({ person: id, positions: [] })),
    ),
  );
  const { rows } = await server.database.pool.query(
    "select count(*) as lost from events where kind = 'spaces.access.lost'",
  );
  expect(rows[0].lost).toBe(200);
});

test('a batch with one bad row changes nothing at all', async () => {
  const { people } = server.services;
  const person = await aPerson(server, { room: '1' });
  await expect(
    server.database.transaction((tx) =>
      people.updatePersons(tx, undefined, [
        { id: person.id, change: { room: '2' } },
        { id: newId(), change: { room: '2' } },
      ]),
    ),
  ).rejects.toMatchObject({ code: 'people.person_not_found' });
  const twice = newPerson.parse({ externalId: 'twice', givenName: 'A', familyName: 'B' });
  await expect(
    server.database.transaction((tx) => people.createPersons(tx, undefined, [twice, twice])),
  ).rejects.toMatchObject({ code: 'people.external_id_taken' });
  const [same] = await server.database.transaction((tx) => people.findPersons(tx, [person.id]));
  expect(same?.room).toBe('1');
});
