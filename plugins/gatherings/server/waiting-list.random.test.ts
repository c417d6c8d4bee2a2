import { newId } from '@kontor/base';
import { type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeGathering, listParticipants } from '../shared/index.ts';
import { aContent, aGathering, join, leave, people, read, toldOf } from './test-gatherings.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const rounds = 14;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Numbers below `below`, the same for the same seed (mulberry32). */
function randomOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

interface Standing {
  readonly state: string;
  readonly rank: number | null;
  readonly seats: number;
}

async function standingsOf(organiser: SignedInPerson, gathering: string): Promise<Map<string, Standing>> {
  const { participants } = await organiser.client.call(listParticipants, { gathering });
  return new Map(
    participants.map(({ person, state, rank, guests }) => [person.id, { state, rank, seats: guests + 1 }]),
  );
}

const waitingIn = (standings: ReadonlyMap<string, Standing>) =>
  [...standings]
    .filter(([, { state }]) => state === 'waiting')
    .sort(([, one], [, other]) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(([person]) => person);
const takenIn = (standings: ReadonlyMap<string, Standing>) =>
  [...standings.values()].reduce((sum, { state, seats }) => (state === 'in' ? sum + seats : sum), 0);

test(`whoever comes, goes and changes at the same time: never beyond the places, in order, told once (SEED=${seed})`, async () => {
  const random = randomOf(seed);
  const [organiser, ...others] = await people(server, 8);
  if (!organiser) throw new Error('There are eight');
  let capacity = 3;
  let { id: gathering, revision } = await aGathering(organiser, {
    capacity,
    guests: 1,
    startsOn: '2030-06-03',
    endsOn: '2030-06-03',
  });
  /** What each was told last by an answer of their own, or saw after the round before. */
  const known = new Map<string, string>();
  const told = new Map(others.map(({ person }) => [person.id, 0]));
  let before = await standingsOf(organiser, gathering);
  for (let round = 0; round < rounds; round += 1) {
    const isCapacity = random(4) === 0;
    if (isCapacity) {
      capacity = 1 + random(5);
      const content = aContent(organiser.person.id, {
        capacity,
        guests: 1,
        startsOn: '2030-06-03',
        endsOn: '2030-06-03',
      });
      ({ revision } = await organiser.client.call(changeGathering, { gathering, revision, content }));
    } else {
      const acting = others.filter(() => random(2) === 0);
      const doings = acting.map(async (who) => {
        const { id } = who.person;
        if (before.has(id)) {
          await leave(who, gathering);
          known.delete(id);
          told.set(id, 0);
        } else {
          const guests = capacity > 1 ? random(2) : 0;
          known.set(id, (await join(who, gathering, { id: newId(), guests })).state);
        }
      });
      await Promise.all(doings);
    }
    const after = await standingsOf(organiser, gathering);
    const gained = [...after].filter(([id, { state }]) => state === 'in' && before.get(id)?.state !== 'in');
    // Lowering throws nobody out, but nobody gets a place while there are too many.
    if (gained.length > 0) expect(takenIn(after)).toBeLessThanOrEqual(capacity);
    // Who waited and still does keeps the order; who moved up was before all who still wait.
    const [waitedBefore, waiting] = [waitingIn(before), waitingIn(after)];
    expect(waiting.filter((id) => waitedBefore.includes(id))).toEqual(
      waitedBefore.filter((id) => waiting.includes(id)),
    );
    const overtaken = waitedBefore.filter((id) => waiting.includes(id) && (after.get(id)?.seats ?? 0) <= capacity)[0];
    const movedUp = waitedBefore.filter((id) => after.get(id)?.state === 'in');
    if (overtaken !== undefined)
      for (const id of movedUp) expect(waitedBefore.indexOf(id)).toBeLessThan(waitedBefore.indexOf(overtaken));
    // Nobody waits for a place that is free.
    const head = waiting.map((id) => after.get(id)?.seats ?? 0).find((seats) => seats <= capacity);
    if (head !== undefined) expect(takenIn(after) + head).toBeGreaterThan(capacity);
    expect(waiting.map((id) => after.get(id)?.rank)).toEqual(waiting.map((_id, at) => at + 1));
    // Whoever moved up without doing anything was told, once; nobody else was.
    for (const { person } of others) {
      const state = after.get(person.id)?.state;
      if (known.get(person.id) === 'waiting' && state === 'in') told.set(person.id, (told.get(person.id) ?? 0) + 1);
      if (state === undefined) known.delete(person.id);
      else known.set(person.id, state);
    }
    for (const who of others)
      expect(await toldOf(who, 'gatherings.moved_up', gathering)).toHaveLength(told.get(who.person.id) ?? 0);
    before = after;
  }
  expect((await read(organiser, gathering)).waiting).toBe(waitingIn(before).length);
});
