import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import type { SpaceRole } from '@kontor/schema';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPeopleTables } from '../../migrations/20261122-1210-create-people.ts';
import { createGroupsAndAbsences } from '../../migrations/20261122-1211-create-groups-and-absences.ts';
import { createSpacesTables } from '../../migrations/20261122-1220-create-spaces.ts';
import { createAccountsTables } from '../../migrations/20261122-1230-create-accounts.ts';
import { tellActingPositions } from '../../migrations/20261127-2305-tell-acting-positions.ts';
import { findRoleOnSpace, findTokens, listAccessOfPersons, listAccessToSpaces } from './permission-store.ts';

const days = ['2026-11-21', '2026-11-22', '2026-11-23'] as const;
const today = days[1];

let database: TestDatabase;
beforeAll(async () => {
  const migrations = [
    createPeopleTables,
    createGroupsAndAbsences,
    tellActingPositions,
    createSpacesTables,
    createAccountsTables,
  ];
  database = await openTestDatabase({ migrations });
});
afterAll(() => database.close());

/** From and until: indexes into `days`, or open; the end is never before the start. */
const span = fc
  .tuple(fc.option(fc.nat(2)), fc.option(fc.nat(2)))
  .map(([from, until]) => (from !== null && until !== null && until < from ? [until, from] : [from, until]))
  .map(([from, until]) => ({ from: dayOf(from), until: dayOf(until) }));

function dayOf(index: number | null | undefined): string | null {
  return index === null || index === undefined ? null : (days[index] ?? null);
}

/** A forest: each element's parent comes before it. */
const forest = (max: number) =>
  fc.array(fc.tuple(fc.option(fc.nat(max), { freq: 3 }), fc.boolean()), { minLength: 1, maxLength: max }).map((nodes) =>
    nodes.map(([parent, inherits], index) => ({
      id: newId(),
      parent: parent === null || index === 0 ? null : parent % index,
      inherits,
    })),
  );

const organisation = fc.record({
  persons: fc.array(
    fc.record({ validity: span, administrator: fc.boolean(), place: fc.constantFrom(null, '', 'Hof') }),
    { minLength: 1, maxLength: 5 },
  ),
  units: forest(7),
  spaces: forest(7),
  groups: fc.array(fc.array(fc.nat(4), { maxLength: 4 }), { maxLength: 3 }),
  positions: fc.array(
    fc.record({ person: fc.nat(4), unit: fc.nat(6), title: fc.constantFrom('Leitung', 'Büro'), span }),
    { maxLength: 10 },
  ),
  grants: fc.array(
    fc.record({
      space: fc.nat(6),
      kind: fc.constantFrom('person' as const, 'unit' as const, 'group' as const),
      subject: fc.nat(6),
      below: fc.boolean(),
      role: fc.constantFrom<SpaceRole>('reader', 'editor', 'owner'),
      until: fc.option(fc.nat(2)).map(dayOf),
    }),
    { maxLength: 14 },
  ),
});

type Generated = typeof organisation extends fc.Arbitrary<infer Value> ? Value : never;

/** The generated organisation with indexes folded into range and ids in their place. */
function makeModel(given: Generated) {
  const pick = <Item>(items: readonly Item[], index: number) => items[index % items.length];
  const persons = given.persons.map((person) => ({ ...person, id: newId() }));
  const groups = given.groups.map((members) => ({
    id: newId(),
    members: [...new Set(members.flatMap((member) => pick(persons, member)?.id ?? []))],
  }));
  const positions = given.positions.map(({ person, unit, title, span: held }) => ({
    id: newId(),
    person: pick(persons, person)?.id ?? '',
    unit: unit % given.units.length,
    title,
    ...held,
  }));
  const bySubject = new Map(
    given.grants.flatMap((grant) => {
      const space = grant.space % given.spaces.length;
      const pool = { person: persons, unit: given.units, group: groups }[grant.kind];
      const subject = pool.length === 0 ? undefined : grant.subject % pool.length;
      if (subject === undefined) return [];
      const made = { ...grant, id: newId(), space, subject, subjectId: pool[subject]?.id ?? '' };
      return [[`${space} ${made.subjectId}`, made] as const];
    }),
  );
  return { ...given, persons, groups, positions, grants: [...bySubject.values()] };
}

type Model = ReturnType<typeof makeModel>;

/** The rules once more, naively: asks person by person, space by space, upwards. */
function oracle(model: Model) {
  const within = (span: { from: string | null; until: string | null }) =>
    (span.from ?? '') <= today && (span.until ?? '9999') >= today;
  const belongs = (person: string) => model.persons.some(({ id, validity }) => id === person && within(validity));
  const direct = (person: string) =>
    new Set(model.positions.filter((held) => held.person === person && within(held)).map(({ unit }) => unit));
  const isUnder = (unit: number, above: number): boolean => {
    const parent = model.units[unit]?.parent ?? null;
    return unit === above || (parent !== null && isUnder(parent, above));
  };
  const reaches = (grant: Model['grants'][number], person: string): boolean => {
    if ((grant.until ?? '9999') < today) return false;
    if (grant.kind === 'person') return grant.subjectId === person;
    if (grant.kind === 'group') return model.groups[grant.subject]?.members.includes(person) ?? false;
    const units = [...direct(person)];
    return units.some((unit) => (grant.below ? isUnder(unit, grant.subject) : unit === grant.subject));
  };
  const ranks = ['reader', 'editor', 'owner'];
  const rank = (person: string, space: number): number => {
    const own = model.grants.filter((grant) => grant.space === space && reaches(grant, person));
    const node = model.spaces[space];
    const above = node?.inherits && node.parent !== null ? rank(person, node.parent) : -1;
    return Math.max(above, ...own.map(({ role }) => ranks.indexOf(role)));
  };
  const role = (person: string, space: number) => (belongs(person) ? ranks[rank(person, space)] : undefined);
  const tokens = (person: string): Set<string> => {
    const held = new Set([`person:${person}`]);
    if (!belongs(person)) return held;
    held.add('everyone');
    if (model.persons.some(({ id, administrator }) => id === person && administrator)) held.add('administrators');
    for (const unit of direct(person)) {
      model.units.forEach(({ id }, above) => {
        if (isUnder(unit, above)) held.add(`unit:${id}`);
      });
    }
    const place = model.persons.find(({ id }) => id === person)?.place;
    if (place) held.add(`place:${place}`);
    for (const position of model.positions) {
      if (position.person === person && within(position)) held.add(`position:${position.title}`);
    }
    for (const { id, members } of model.groups) if (members.includes(person)) held.add(`group:${id}`);
    model.spaces.forEach(({ id }, space) => {
      if (role(person, space)) held.add(`space:${id}`);
    });
    return held;
  };
  return { role, tokens };
}

async function store(tx: Tx, model: Model): Promise<void> {
  await sql`truncate people_persons, people_org_units, people_groups, spaces_spaces cascade`.execute(tx);
  const put = (table: string, rows: readonly object[]) =>
    sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
      tx,
    );
  const stamp = { revision: 1, created_at: '2026-01-01', changed_at: '2026-01-01' };
  const names = { title: '', given_name: 'A', family_name: 'B' };
  const idOf = (nodes: readonly { id: string }[], index: number | null) =>
    index === null ? null : (nodes[index]?.id ?? null);
  await put(
    'people_persons',
    model.persons.map(({ id, validity, place }) => ({
      id,
      place,
      ...names,
      ...stamp,
      valid_from: validity.from,
      valid_until: validity.until,
    })),
  );
  await put(
    'people_org_units',
    model.units.map(({ id, parent }) => ({
      id,
      code: id,
      name: 'Amt',
      tasks: [],
      parent: idOf(model.units, parent),
      ...stamp,
    })),
  );
  await put(
    'people_positions',
    model.positions.map(({ id, person, unit, title, from, until }) => ({
      id,
      person,
      org_unit: idOf(model.units, unit),
      title,
      lead: false,
      acting: false,
      main: true,
      from_day: from,
      until_day: until,
    })),
  );
  await put(
    'people_groups',
    model.groups.map(({ id }) => ({ id, name: id })),
  );
  await put(
    'people_group_members',
    model.groups.flatMap(({ id, members }) => members.map((person) => ({ group_id: id, person }))),
  );
  await put(
    'spaces_spaces',
    model.spaces.map(({ id, parent, inherits }) => ({
      ...stamp,
      id,
      slug: id,
      name: 'Bereich',
      description: '',
      visibility: 'hidden',
      inherits,
      parent: idOf(model.spaces, parent),
    })),
  );
  const columns = { person: 'person', unit: 'org_unit', group: 'group_id' } as const;
  await put(
    'spaces_grants',
    model.grants.map(({ id, space, kind, subjectId, below, role, until }) => ({
      id,
      space: idOf(model.spaces, space),
      role,
      below: kind === 'unit' && below,
      until_day: until,
      [columns[kind]]: subjectId,
    })),
  );
  await put(
    'accounts_accounts',
    model.persons.map(({ id, administrator }) => ({
      id: newId(),
      person: id,
      login: id,
      state: 'active',
      roles: administrator ? ['administrator'] : [],
      theme: 'system',
      created_at: '2026-01-01',
    })),
  );
}

test('computes the same roles and tokens as a naive reading of rules P1 to P10', async () => {
  await fc.assert(
    fc.asyncProperty(organisation, async (given) => {
      const model = makeModel(given);
      const expected = oracle(model);
      await database.transaction(async (tx) => {
        await store(tx, model);
        const persons = model.persons.map(({ id }) => id);
        const spaces = model.spaces.map(({ id }) => id);
        const expectedAccess = persons.flatMap((person) =>
          spaces.flatMap((space, index) => {
            const role = expected.role(person, index);
            return role === undefined ? [] : [`${person} ${space} ${role}`];
          }),
        );
        const flat = (access: readonly { person: string; space: string; role: string }[]) =>
          access.map(({ person, space, role }) => `${person} ${space} ${role}`).toSorted();
        expect(flat(await listAccessOfPersons(tx, persons, today))).toEqual(expectedAccess.toSorted());
        expect(flat(await listAccessToSpaces(tx, spaces, today))).toEqual(expectedAccess.toSorted());
        const tokens = await findTokens(tx, persons, today);
        for (const person of persons) expect(tokens.get(person)).toEqual(expected.tokens(person));
        const [person = ''] = persons;
        for (const [index, space] of spaces.entries()) {
          expect((await findRoleOnSpace(tx, person, space, today))?.role).toBe(expected.role(person, index));
        }
      });
    }),
    { numRuns: 60 },
  );
}, 60_000);
