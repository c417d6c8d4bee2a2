import { newId } from '@kontor/base';
import type { Addressee } from '@kontor/schema';
import {
  ApiFailure,
  anOrgUnit,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countReport, getReport, issueInstruction, issueVersion, listIssued } from '../shared/index.ts';
import { tellAll, tellEveryDay } from './asking-jobs.ts';
import { confirm, own, startInstructions, type TestInstructions } from './test-instructions.ts';
import { type TrueVersion, Truth } from './test-truth.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const steps = Number(process.env.STEPS ?? 60);
const places = ['Rathaus', 'Bauhof'];
const clock = manualClock('2043-12-01T09:00:00Z');
let all: TestInstructions;
let server: TestServer;

beforeAll(async () => {
  all = await startInstructions(clock);
  server = all.server;
});
afterAll(() => server?.stop());

/** Mulberry32: small, and the same everywhere. */
function randomOf(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(`whatever people do in whatever order, the report says what is so (SEED=${seed})`, {
  timeout: 300_000,
}, async () => {
  const random = randomOf(seed);
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('There is none');
    return item;
  };
  const someOf = <Item>(items: readonly Item[], most: number) => [
    ...new Set(Array.from({ length: below(most + 1) }, () => oneOf(items))),
  ];
  const truth = new Truth();
  const known = new Map<string, SignedInPerson>();
  const { people } = server.services;
  const within = server.database.transaction.bind(server.database);

  const office = (await anOrgUnit(server)).id;
  const lead = await aSignedInPerson(server, { positions: [{ orgUnit: office, lead: true }] });
  truth.above.set(office, null);
  truth.persons.set(lead.person.id, blank(lead.person.id, [office]));
  known.set(lead.person.id, lead);
  const units: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    const parent = index < 2 ? null : oneOf(units);
    const { id } = await anOrgUnit(server, { parent });
    truth.above.set(id, parent);
    units.push(id);
  }

  const persons = () => [...truth.persons.values()].filter(({ id }) => id !== lead.person.id);
  const clientOf = (id: string) => {
    const found = known.get(id);
    if (!found) throw new Error('Nobody');
    return found;
  };
  const positionsOf = (held: readonly string[]) =>
    held.map((orgUnit, index) => ({
      ...{ orgUnit, title: '', lead: false, main: index === 0, from: null, until: null },
    }));
  const addressees = (): Addressee[] => {
    const chosen: Addressee[] = [
      ...someOf(units, 3).map((id): Addressee => ({ kind: 'org-unit', id })),
      ...someOf([...known.keys()], 1).map((id): Addressee => ({ kind: 'person', id })),
      ...someOf(places, 1).map((name): Addressee => ({ kind: 'place', name })),
      ...(below(12) === 0 ? [{ kind: 'everyone' } as const] : []),
    ];
    return chosen.length > 0 ? chosen : [{ kind: 'org-unit', id: oneOf(units) }];
  };

  let instruction = '';
  const issueNext = async () => {
    truth.addressees = addressees();
    const about = { title: 'Dienstweg', validFrom: '2043-12-01', deadline: null, addressees: truth.addressees };
    const source = all.texts.put(`Fassung ${truth.versions.length + 1}`);
    if (truth.versions.length === 0)
      instruction = (await lead.client.call(issueInstruction, { ...about, source, office })).instruction;
    else
      await lead.client.call(issueVersion, {
        ...{ ...about, source, instruction, note: '', after: truth.current.number },
      });
    const { version } = await lead.client.call(getReport, { instruction });
    truth.versions.push({ id: version.id, number: version.number, confirmed: new Map(), everAmong: new Set() });
  };

  const sent: { person: string; version: TrueVersion; id: string; given: string }[] = [];
  const give = async (given: (typeof sent)[number]) => {
    const { version, person } = given;
    const isAmong = truth.isAmong(truth.persons.get(person) ?? blank(person, []));
    const answer = await confirm(clientOf(person), version.id, given.given, given.id).catch((failure: unknown) => {
      if (failure instanceof ApiFailure) return undefined;
      throw failure;
    });
    // Refused is only who is not among them; counted is only who was while the version was theirs to read.
    if (!answer) return expect(isAmong, 'refused').toBe(false);
    expect(isAmong || version.everAmong.has(person), 'counted').toBe(true);
    if (!version.confirmed.has(person)) version.confirmed.set(person, given.given);
  };

  const acts: Record<string, () => Promise<unknown>> = {
    async join() {
      const held = someOf(units, 2);
      const place = below(2) === 0 ? oneOf(places) : null;
      const joined = await aSignedInPerson(server, { positions: positionsOf(held), place });
      known.set(joined.person.id, joined);
      truth.persons.set(joined.person.id, { ...blank(joined.person.id, held), place });
    },
    async move() {
      const person = oneOf(persons());
      const held = someOf(units, 2);
      await within((tx) => people.setPositions(tx, undefined, person.id, positionsOf(held)));
      person.units = held;
    },
    async leave() {
      const person = oneOf(persons());
      // Their account stays signed in here, so that what they give late can be tried.
      await server.database.pool.query('update people_persons set valid_until = $2 where id = $1', [
        person.id,
        person.belongs ? '2043-11-01' : null,
      ]);
      person.belongs = !person.belongs;
    },
    async beAway() {
      const person = oneOf(persons());
      if (person.absentUntil === null)
        await server.database.pool.query(
          'insert into people_absences (id, person, from_day, until_day) values (gen_random_uuid(), $1, $2, $3)',
          [person.id, '2043-11-20', '2043-12-24'],
        );
      else await server.database.pool.query('delete from people_absences where person = $1', [person.id]);
      person.absentUntil = person.absentUntil === null ? '2043-12-24' : null;
    },
    async moveUnit() {
      const unit = oneOf(units);
      const parent = oneOf(units.slice(0, units.indexOf(unit) + 1));
      const under = parent === unit ? null : parent;
      await within((tx) => people.updateOrgUnit(tx, undefined, unit, { parent: under }));
      truth.above.set(unit, under);
    },
    issueNext,
    async confirmNow() {
      const given = {
        person: oneOf(persons()).id,
        version: truth.current,
        id: newId(),
        given: clock.now().toISOString(),
      };
      sent.push(given);
      await give(given);
    },
    /** Written on a phone without a network, of whatever version was read there. */
    async confirmLate() {
      const given = {
        person: oneOf(persons()).id,
        version: oneOf(truth.versions),
        id: newId(),
        given: clock.now().toISOString(),
      };
      sent.push(given);
      clock.advance(below(60) * 1000);
      await give(given);
    },
    async confirmTwice() {
      if (sent.length > 0) await give({ ...oneOf(sent), ...(below(2) === 0 && { id: newId() }) });
    },
    tell: () => (below(2) === 0 ? tellAll(all.newContext(), instruction) : tellEveryDay(all.newContext())),
  };
  const often = ['join', 'move', 'move', 'leave', 'beAway', 'moveUnit', 'issueNext', 'tell', 'confirmTwice'];
  const names = [...often, ...Array.from({ length: 6 }, () => 'confirmNow'), 'confirmLate', 'confirmLate'];

  for (let index = 0; index < 8; index += 1) await acts.join?.();
  await issueNext();
  for (let step = 0; step < steps; step += 1) {
    clock.advance(1000 + below(20_000));
    const name = oneOf(names);
    await acts[name]?.();
    truth.look();
    const version = below(3) === 0 ? oneOf(truth.versions) : truth.current;
    const report = await lead.client.call(getReport, { instruction, number: version.number });
    const said = [
      ...report.units.flatMap(({ unit, open, confirmed }) => [
        ...open.map(({ person, absentUntil }) => `${unit?.id ?? '-'} ${person.id} open ${absentUntil ?? ''}`),
        ...confirmed.map(({ person, givenAt }) => `${unit?.id ?? '-'} ${person.id} ${givenAt}`),
      ]),
      ...report.former.map(({ person, givenAt }) => `former ${person.id} ${givenAt}`),
    ].sort();
    expect(said, `SEED=${seed}, step ${step}: ${name}`).toEqual(truth.lines(version));
    const { instructions } = await lead.client.call(listIssued, {});
    if (version === truth.current) expect(instructions[0]?.counts, `SEED=${seed}`).toEqual(countReport(report));
    const one = oneOf([...truth.persons.values()].filter(({ belongs }) => belongs));
    const asks = (await own(clientOf(one.id))).open.length === 1;
    const isAsked = truth.isAmong(one) && !truth.current.confirmed.has(one.id);
    expect(asks, `SEED=${seed}, step ${step}: own`).toBe(isAsked);
  }

  // What people were told comes to the same.
  await tellAll(all.newContext(), instruction);
  const { rows } = await server.database.pool.query<{ person: string }>(
    'select person from instructions_asked where version = $1 and not is_over',
    [truth.current.id],
  );
  const told = new Set(rows.map(({ person }) => person));
  for (const person of truth.persons.values()) {
    const isOpen = truth.isAmong(person) && !truth.current.confirmed.has(person.id);
    if (!isOpen) expect(told.has(person.id), `SEED=${seed}: told`).toBe(false);
    else if (person.absentUntil === null) expect(told.has(person.id), `SEED=${seed}: not told`).toBe(true);
  }
});

function blank(id: string, units: string[]) {
  return { id, place: null, belongs: true, units, absentUntil: null };
}
