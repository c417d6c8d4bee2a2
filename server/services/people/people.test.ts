import { createPerson, getPositions, positionsChanged, resolveLinks, updatePerson } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  manualClock,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clock = manualClock('2026-11-22T10:00:00Z');
let server: TestServer;
let admin: Awaited<ReturnType<typeof aSignedInPerson>>;
let anna: Awaited<ReturnType<typeof aSignedInPerson>>;

beforeAll(async () => {
  server = await startTestServer({ clock, plugins: [] });
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
  anna = await aSignedInPerson(server, { givenName: 'Anna', familyName: 'Arndt' });
});
afterAll(() => server?.stop());

const inTransaction: TestServer['database']['transaction'] = (work) => server.database.transaction(work);

async function countEvents(kind: string, person: string): Promise<number> {
  const { rows } = await server.database.pool.query(
    "select count(*) as events from events where kind = $1 and payload->>'person' = $2",
    [kind, person],
  );
  return rows[0].events;
}

describe('persons', () => {
  test('are added with positions and read back', async () => {
    const unit = await anOrgUnit(server);
    const made = await admin.client.call(createPerson, {
      externalId: 'p-1',
      title: 'Dr.',
      givenName: 'Ayşe',
      familyName: 'Schröder',
      positions: [{ orgUnit: unit.id, title: 'Leitung', lead: true }],
    });
    expect(made).toMatchObject({ name: 'Dr. Ayşe Schröder', revision: 1, externalId: 'p-1', validUntil: null });
    const { positions } = await admin.client.call(getPositions, { person: made.id });
    expect(positions).toMatchObject([{ orgUnit: unit.id, title: 'Leitung', lead: true, from: null, until: null }]);
  });

  test('are not added with an external id that somebody has, and leave nothing behind', async () => {
    const first = await aPerson(server, { externalId: 'taken' });
    await expect(
      admin.client.call(createPerson, { externalId: 'taken', givenName: 'A', familyName: 'Nobody-else' }),
    ).rejects.toMatchObject({ status: 409, code: 'people.external_id_taken' });
    const other = await aPerson(server);
    await expect(
      admin.client.call(updatePerson, { person: other.id, revision: 1, externalId: 'taken' }),
    ).rejects.toMatchObject({ code: 'people.external_id_taken' });
    await admin.client.call(updatePerson, { person: first.id, revision: 1, externalId: 'taken', room: '1' });
  });

  test('keep what a change leaves out', async () => {
    const person = await aPerson(server, { email: 'p@example.org', phone: '0123', language: 'en' });
    const changed = await admin.client.call(updatePerson, { person: person.id, revision: 1, room: '2.14' });
    expect(changed).toEqual({ ...person, room: '2.14', revision: 2 });
  });

  test('are not overwritten by an older copy', async () => {
    const person = await aPerson(server);
    await admin.client.call(updatePerson, { person: person.id, revision: 1, room: '1' });
    await expect(admin.client.call(updatePerson, { person: person.id, revision: 1, room: '2' })).rejects.toMatchObject({
      status: 409,
      code: 'people.person_changed',
    });
  });

  test('refuse positions in the place of others than those that somebody looked at', async () => {
    const unit = await anOrgUnit(server);
    const person = await aPerson(server, { positions: [{ orgUnit: unit.id, title: 'Alt' }] });
    const read = async () => (await admin.client.call(getPositions, { person: person.id })).positions;
    const seen = (await read()).map(({ id }) => id);
    const put = (title: string) =>
      admin.client.call(updatePerson, {
        person: person.id,
        revision: 1,
        positions: [{ orgUnit: unit.id, title }],
        insteadOf: seen,
      });
    await put('Neu');
    await expect(put('Anders')).rejects.toMatchObject({ code: 'people.person_changed' });
    expect((await read()).map(({ title }) => title)).toEqual(['Neu']);
  });

  test('are changed by administrators alone', async () => {
    await expect(
      anna.client.call(updatePerson, { person: anna.person.id, revision: 1, givenName: 'Queen' }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(anna.client.call(createPerson, { givenName: 'A', familyName: 'B' })).rejects.toMatchObject({
      status: 403,
    });
    await expect(anna.client.call(getPositions, { person: anna.person.id })).rejects.toMatchObject({ status: 403 });
  });

  test('refuse a last day before the first', async () => {
    const person = await aPerson(server, { validFrom: '2026-02-01' });
    await expect(
      admin.client.call(updatePerson, { person: person.id, revision: 1, validUntil: '2026-01-31' }),
    ).rejects.toMatchObject({ status: 400, code: 'people.dates_reversed' });
  });

  test('announce nothing when a repeated import brings what is there already', async () => {
    const person = await aPerson(server, { room: '7' });
    const { people } = server.services;
    const changed = await inTransaction((tx) =>
      people.updatePersons(tx, undefined, [{ id: person.id, change: { room: '7', title: '' } }]),
    );
    expect(changed).toEqual([]);
    expect(await countEvents('people.person.changed', person.id)).toBe(0);
  });

  test('sort by name as in a German telephone book, other alphabets behind', async () => {
    const names = ['Zander', 'Özil', 'Straße', 'Петров', 'Ober', 'Åberg', 'Strasse', 'Łukasz', 'Ozan', 'Αθηνά'];
    const { rows } = await server.database.pool.query(
      'select array_agg(name order by name collate "de-x-icu") as names from unnest($1::text[]) as name',
      [names],
    );
    const expected = ['Åberg', 'Łukasz', 'Ober', 'Ozan', 'Özil', 'Strasse', 'Straße', 'Zander', 'Αθηνά', 'Петров'];
    expect(rows[0].names).toEqual(expected);
    const columns = await server.database.pool.query(
      "select collation_name from information_schema.columns where table_name = 'people_persons' and column_name = 'family_name'",
    );
    expect(columns.rows).toEqual([{ collation_name: 'de-x-icu' }]);
  });
});

describe('positions', () => {
  test('that are equal keep their rows, others go and come', async () => {
    const [one, other] = [await anOrgUnit(server), await anOrgUnit(server)];
    const person = await aPerson(server, { positions: [{ orgUnit: one.id }, { orgUnit: other.id, main: false }] });
    const before = (await admin.client.call(getPositions, { person: person.id })).positions;
    const [kept, dropped] = before;
    const { people } = server.services;
    const set = () =>
      inTransaction((tx) =>
        people.setPositions(tx, undefined, person.id, [
          { orgUnit: one.id, title: 'Sachbearbeitung', lead: false, main: true, from: null, until: null },
          { orgUnit: one.id, title: 'Ersthelfer', lead: false, main: false, from: null, until: null },
        ]),
      );
    expect(await set()).toBe(true);
    const after = (await admin.client.call(getPositions, { person: person.id })).positions;
    expect(after.map(({ title }) => title)).toEqual(['Sachbearbeitung', 'Ersthelfer']);
    expect(after[0]?.id).toBe(kept?.id);
    expect(after.map(({ id }) => id)).not.toContain(dropped?.id);
    const events = await countEvents(positionsChanged.kind, person.id);
    expect(await set()).toBe(false);
    expect(await countEvents(positionsChanged.kind, person.id)).toBe(events);
  });

  test('in an unknown unit are refused together with the person', async () => {
    await expect(
      admin.client.call(createPerson, {
        externalId: 'no-unit',
        givenName: 'A',
        familyName: 'B',
        positions: [{ orgUnit: anna.person.id, title: 'X' }],
      }),
    ).rejects.toMatchObject({ status: 404, code: 'people.org_unit_not_found' });
    const { rowCount } = await server.database.pool.query("select 1 from people_persons where external_id = 'no-unit'");
    expect(rowCount).toBe(0);
  });

  test('make members on their days alone, also of the units above', async () => {
    const above = await anOrgUnit(server);
    const unit = await anOrgUnit(server, { parent: above.id });
    const held = (from: string | null, until: string | null) =>
      aPerson(server, { positions: [{ orgUnit: unit.id, from, until }] });
    const [now, , , lastDay] = [
      await held('2026-11-22', null),
      await held(null, '2026-11-21'),
      await held('2026-11-23', null),
      await held(null, '2026-11-22'),
    ];
    const left = await aPerson(server, { validUntil: '2026-11-21', positions: [{ orgUnit: unit.id }] });
    const { people } = server.services;
    const members = await inTransaction((tx) => people.listMembers(tx, above.id, true));
    expect(members.toSorted()).toEqual([now.id, lastDay.id].toSorted());
    expect(members).not.toContain(left.id);
    expect(await inTransaction((tx) => people.listMembers(tx, above.id, false))).toEqual([]);
  });
});

describe('cards', () => {
  test('show a person with main position, unit, absence and picture', async () => {
    const unit = await anOrgUnit(server, { name: 'Sozialamt' });
    const person = await aPerson(server, {
      givenName: 'Karla',
      familyName: 'Karte',
      positions: [
        { orgUnit: unit.id, title: 'Ersthelferin', main: false },
        { orgUnit: unit.id, title: 'Sachbearbeiterin' },
      ],
    });
    await sql`insert into people_absences values (gen_random_uuid(), ${person.id}, '2026-11-20', '2026-11-22')`.execute(
      server.database.kysely,
    );
    server.services.people.providePictures(async (_tx, ids) => new Map(ids.map((id) => [id, `/pictures/${id}`])));
    const { cards } = await anna.client.call(resolveLinks, { refs: [`people/person/${person.id}`] });
    server.services.people.providePictures(async () => new Map());
    expect(cards).toEqual([
      {
        ref: `people/person/${person.id}`,
        type: 'person',
        title: 'Karla Karte',
        subtitle: 'Sachbearbeiterin · Sozialamt',
        state: 'absent',
        path: `/people/${person.id}`,
        picture: `/pictures/${person.id}`,
      },
    ]);
  });

  test('of persons who have left are for administrators alone, and bad ids are no error', async () => {
    const left = await aPerson(server, { validUntil: '2026-11-21' });
    const last = await aPerson(server, { validUntil: '2026-11-22' });
    const refs = [`people/person/${left.id}`, `people/person/${last.id}`, 'people/person/none', 'people/org-unit/x'];
    const titlesFor = async (client: typeof anna.client) =>
      (await client.call(resolveLinks, { refs: refs as `${string}/${string}/${string}`[] })).cards.map(
        ({ title }) => title,
      );
    expect(await titlesFor(anna.client)).toEqual([last.name]);
    expect(await titlesFor(admin.client)).toEqual([left.name, last.name]);
  });
});
