import { isoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type Addressee, addressee } from '@kontor/schema';
import { startTestServer, type TestServer } from '@kontor/server/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Around the day on which the test runs: the rights of the server go by its clock. */
const days = [-2, 0, 2].map((days) => isoDate(new Date(Date.now() + days * 86_400_000)));
const [past, today, later] = days as [string, string, string];
const spans = [
  { from: null, until: null },
  { from: null, until: past },
  { from: later, until: null },
  { from: today, until: today },
] as const;
const places = ['Rathaus', 'Bürgerhaus', "O'Hara, \\ Platz:1", null] as const;
const titles = ['Sachbearbeitung', 'Leitung', 'Fahrdienst: Nacht'] as const;

let server: TestServer;
beforeAll(async () => {
  // Without plugins: what refers to people and spaces is emptied with them, each time.
  server = await startTestServer({ plugins: [] });
});
afterAll(() => server.stop());

const small = fc.nat(5);
const organisation = fc.record({
  people: fc.array(fc.record({ place: fc.constantFrom(...places), span: fc.constantFrom(...spans) }), {
    minLength: 1,
    maxLength: 6,
  }),
  /** Each below one that comes before it, or at the top. */
  units: fc.array(fc.option(small, { freq: 3 }), { minLength: 1, maxLength: 6 }),
  positions: fc.array(
    fc.record({
      person: small,
      unit: small,
      title: fc.constantFrom(...titles),
      span: fc.constantFrom(...spans),
    }),
    { maxLength: 10 },
  ),
  groups: fc.array(fc.array(small, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  /** People, units or groups that were let into a space, with the units below or without. */
  spaces: fc.array(
    fc.array(fc.record({ kind: fc.constantFrom('person', 'unit', 'group'), whom: small, below: fc.boolean() }), {
      maxLength: 3,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  asked: fc.array(
    fc.record({
      kind: fc.constantFrom('everyone', 'org-unit', 'group', 'space', 'person', 'place', 'position'),
      which: small,
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
type Generated = typeof organisation extends fc.Arbitrary<infer Value> ? Value : never;

function makeModel(given: Generated) {
  const withId = <T>(items: readonly T[]) => items.map((item) => ({ item, id: newId() }));
  const [people, units, groups, spaces] = [
    withId(given.people),
    withId(given.units),
    withId(given.groups),
    withId(given.spaces),
  ];
  const parentOf = (at: number) => {
    const parent = given.units[at];
    return at === 0 || parent === null || parent === undefined ? undefined : parent % at;
  };
  const asked = given.asked.map(({ kind, which }): Addressee => {
    const idIn = (pool: readonly { id: string }[]) => pool[which % pool.length]?.id ?? '';
    if (kind === 'place') return addressee.parse({ kind, name: places[which % 3] });
    if (kind === 'position') return addressee.parse({ kind, name: titles[which % titles.length] });
    const pools = { person: people, 'org-unit': units, group: groups, space: spaces };
    return kind === 'everyone' ? { kind } : { kind, id: idIn(pools[kind]) };
  });
  return { people, units, groups, spaces, parentOf, positions: given.positions, asked };
}
type Model = ReturnType<typeof makeModel>;

/** The same once more, naively: person by person, part by part. */
function oracle({ people, units, groups, spaces, parentOf, positions, asked }: Model): string[] {
  const holds = ({ from, until }: { readonly from: string | null; readonly until: string | null }) =>
    (from === null || from <= today) && (until === null || until >= today);
  const isBelow = (unit: number, above: number): boolean => {
    const parent = parentOf(unit);
    return unit === above || (parent !== undefined && isBelow(parent, above));
  };
  const heldBy = (at: number) =>
    positions.filter(({ person, span }) => person % people.length === at && holds(span)).map((held) => held);
  const inUnit = (at: number, unit: number, below: boolean) =>
    heldBy(at).some((held) => {
      const own = held.unit % units.length;
      return below ? isBelow(own, unit) : own === unit;
    });
  const inGroup = (at: number, group: number) =>
    groups[group]?.item.some((member) => member % people.length === at) ?? false;
  const inSpace = (at: number, space: number) =>
    spaces[space]?.item.some(({ kind, whom, below }) => {
      if (kind === 'person') return whom % people.length === at;
      return kind === 'unit' ? inUnit(at, whom % units.length, below) : inGroup(at, whom % groups.length);
    }) ?? false;
  const meets = (at: number, one: Addressee): boolean => {
    if (one.kind === 'everyone') return true;
    if (one.kind === 'place') return people[at]?.item.place === one.name;
    if (one.kind === 'position') return heldBy(at).some(({ title }) => title === one.name);
    const find = (pool: readonly { id: string }[]) => pool.findIndex(({ id }) => 'id' in one && id === one.id);
    if (one.kind === 'person') return find(people) === at;
    if (one.kind === 'org-unit') return inUnit(at, find(units), true);
    return one.kind === 'group' ? inGroup(at, find(groups)) : inSpace(at, find(spaces));
  };
  return people.flatMap(({ item, id }, at) => {
    return holds(item.span) && asked.some((one) => meets(at, one)) ? [id] : [];
  });
}

async function store(tx: Tx, model: Model): Promise<void> {
  const { people, units, groups, spaces, parentOf, positions } = model;
  await sql`truncate people_persons, people_org_units, people_groups, spaces_spaces cascade`.execute(tx);
  const put = (table: string, rows: readonly object[]) =>
    sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
      tx,
    );
  const stamp = { revision: 1, created_at: '2026-01-01', changed_at: '2026-01-01' };
  const pick = <T>(items: readonly T[], at: number) => items[at % items.length] as T; // never empty
  await put(
    'people_persons',
    people.map(({ id, item: { place, span } }) => {
      return { id, place, title: '', given_name: 'A', family_name: 'B', ...stamp, ...dates(span, 'valid') };
    }),
  );
  await put(
    'people_org_units',
    units.map(({ id }, at) => {
      const parent = parentOf(at);
      return {
        id,
        code: id,
        name: 'Amt',
        tasks: [],
        parent: parent === undefined ? null : units[parent]?.id,
        ...stamp,
      };
    }),
  );
  await put(
    'people_positions',
    positions.map(({ person, unit, title, span }) => ({
      id: newId(),
      person: pick(people, person).id,
      org_unit: pick(units, unit).id,
      title,
      lead: false,
      acting: false,
      main: true,
      from_day: span.from,
      until_day: span.until,
    })),
  );
  await put(
    'people_groups',
    groups.map(({ id }) => ({ id, name: id })),
  );
  await put(
    'people_group_members',
    groups.flatMap(({ id, item }) => {
      const members = new Set(item.map((member) => pick(people, member).id));
      return [...members].map((person) => ({ group_id: id, person }));
    }),
  );
  const space = { description: '', visibility: 'hidden', inherits: false, kind: 'work', topics: [], ...stamp };
  const kinds = { person: people, unit: units, group: groups };
  const columns = { person: 'person', unit: 'org_unit', group: 'group_id' } as const;
  await put(
    'spaces_spaces',
    spaces.map(({ id }) => ({ id, slug: id, name: 'Bereich', ...space })),
  );
  // In two grants to one subject the wider one counts.
  const grants = new Map<string, object>();
  for (const { id, item } of spaces) {
    for (const { kind, whom, below } of item) {
      const subject = pick<{ id: string }>(kinds[kind], whom).id;
      const wider = below || spacesGrantBelow(grants.get(`${id} ${subject}`));
      grants.set(`${id} ${subject}`, {
        id: newId(),
        space: id,
        [columns[kind]]: subject,
        below: wider,
        role: 'reader',
        created_at: '2026-01-01',
      });
    }
  }
  await put('spaces_grants', [...grants.values()]);
}

const spacesGrantBelow = (grant: object | undefined) => grant !== undefined && 'below' in grant && grant.below === true;

function dates({ from, until }: (typeof spans)[number], prefix: string) {
  return { [`${prefix}_from`]: from, [`${prefix}_until`]: until };
}

describe(`whom something is for (SEED=${seed})`, () => {
  it('is the same asked for all, for one, by tokens, and by a naive computation', async () => {
    const { addressing, permissions } = server.application.services;
    const { database } = server.application.core;
    const check = async (given: Generated) => {
      const model = makeModel(given);
      const ids = model.people.map(({ id }) => id).sort();
      const found = await database
        .transaction(async (tx) => {
          await store(tx, model);
          const tokens = await permissions.findTokens(tx, ids);
          const wanted = addressing.tokensOf(model.asked);
          const byOne: string[] = [];
          for (const id of ids) if (await addressing.isAmong(tx, id, model.asked)) byOne.push(id);
          const all = await addressing.listPersons(tx, model.asked);
          const belongs = (id: string) => tokens.get(id)?.has('everyone');
          const byTokens = ids.filter((id) => belongs(id) && wanted.some((token) => tokens.get(id)?.has(token)));
          throw new Undone({ all, byOne, byTokens, count: await addressing.count(tx, model.asked) });
        })
        .catch((thrown: unknown) => {
          if (thrown instanceof Undone) return thrown.found;
          throw thrown;
        });
      const expected = oracle(model).sort();
      expect(found).toEqual({ all: expected, byOne: expected, byTokens: expected, count: expected.length });
    };
    await fc.assert(fc.asyncProperty(organisation, check), { seed, numRuns: 120 });
  });
});

/** Takes the transaction back: the server's own people stay as they are. */
class Undone extends Error {
  readonly found: { all: string[]; byOne: string[]; byTokens: string[]; count: number };
  constructor(found: Undone['found']) {
    super('taken back');
    this.found = found;
  }
}
