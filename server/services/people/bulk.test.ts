import { newId } from '@kontor/base';
import type { NewPosition, PeopleChanges } from '@kontor/plugin-api/server';
import { newPerson, type Person } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  aSpace,
  liveClient,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

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

test('E13: more than 100 persons are announced 25 at a time, and clients fetch anew once', async () => {
  const { people } = server.services;
  const { client } = await aSignedInPerson(server);
  // What came before gets its positions first.
  await vi.waitFor(async () => expect((await server.application.events.backlog()).unstamped).toBe(0), 10_000);
  const cursor = await server.database.transaction((tx) => server.core.events.currentPosition(tx));
  const live = await liveClient(client, cursor);
  const given = Array.from({ length: 101 }, (_one, index) =>
    newPerson.parse({ givenName: 'Viel', familyName: `${index}` }),
  );
  await server.database.transaction((tx) => people.createPersons(tx, undefined, given));
  await vi.waitFor(() => expect(live.messages).toContainEqual(expect.objectContaining({ type: 'refetch' })), 15_000);
  expect(live.events.filter(({ kind }) => kind.startsWith('people.'))).toEqual([]);
  const { rows } = await server.database.pool.query(
    "select kind, count(*) as events from events where position > $1 and kind like 'people.%' group by kind",
    [cursor],
  );
  expect(rows).toEqual([{ kind: 'people.persons.changed', events: 5 }]);
  live.close();
});

test('changes that were worked out are written together; those who left are signed out', async () => {
  const { people } = server.services;
  const signedIn = await aSignedInPerson(server);
  const others = await server.database.transaction((tx) =>
    people.createPersons(
      tx,
      undefined,
      Array.from({ length: 120 }, (_one, index) =>
        newPerson.parse({ givenName: 'Alle', familyName: `Gehen ${index}` }),
      ),
    ),
  );
  const persons = [signedIn.person, ...others].map((was) => ({ was, change: { validUntil: '2020-01-01' } }));
  await server.database.transaction((tx) => people.applyChanges(tx, undefined, { persons, positions: [] }));
  expect((await signedIn.client.fetch('/api/session')).status).toBe(401);
  const { rows } = await server.database.pool.query('select revision from people_persons where id = any($1::uuid[])', [
    persons.map(({ was }) => was.id),
  ]);
  expect(new Set(rows.map(({ revision }) => revision))).toEqual(new Set([2]));
  await vi.waitFor(async () => {
    const left = await server.database.pool.query('select 1 from accounts_sessions where account = $1', [
      signedIn.actor.account,
    ]);
    expect(left.rows).toEqual([]);
  }, 40_000);
});

test('changes worked out on what is no longer there are refused, and nothing of them is written', async () => {
  const { people } = server.services;
  const [unit, one, two] = [await anOrgUnit(server), await aPerson(server), await aPerson(server)];
  const apply = (changes: PeopleChanges) =>
    server.database.transaction((tx) => people.applyChanges(tx, undefined, changes));
  const change = (was: Person) => ({ was, change: { room: '3' } });
  await server.database.transaction((tx) => people.updatePerson(tx, undefined, two.id, { place: 'Rathaus' }));
  const changed = { code: 'people.person_changed' };
  await expect(apply({ persons: [change(one), change(two)], positions: [] })).rejects.toMatchObject(changed);
  await server.database.transaction((tx) => people.setPositions(tx, undefined, one.id, [position(unit.id)]));
  const moved = { person: one.id, was: [], positions: [{ ...position(unit.id), title: 'Rat' }] };
  await expect(apply({ persons: [], positions: [moved] })).rejects.toMatchObject(changed);
  const now = await server.database.transaction(async (tx) => ({
    persons: await people.findPersons(tx, [one.id]),
    positions: await people.findPositions(tx, [one.id]),
  }));
  expect(now.persons[0]?.room).toBeNull();
  expect(now.positions.map(({ title }) => title)).toEqual(['Sachbearbeitung']);
});
