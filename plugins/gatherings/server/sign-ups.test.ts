import { newId } from '@kontor/base';
import {
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  answerSignUp,
  cancelGathering,
  changeGathering,
  gatheringOver,
  gatheringReadOnly,
  listParticipants,
  namesHidden,
  placesTaken,
  promiseGiven,
  signUpClosed,
  signUpDeclined,
  tooManyGuests,
} from '../shared/index.ts';
import { aContent, aGathering, join, leave, people, read, toldOf } from './test-gatherings.ts';

let server: TestServer;
const clock = manualClock();
let organiser: SignedInPerson;
let others: readonly SignedInPerson[];

beforeAll(async () => {
  server = await startTestServer({ clock });
  organiser = await aSignedInPerson(server);
  others = await people(server, 5);
});
beforeEach(() => clock.set('2026-11-27T09:00:00Z'));
afterAll(() => server.stop());

const person = (at: number): SignedInPerson => {
  const found = others[at];
  if (!found) throw new Error('There are five of them');
  return found;
};
const states = async (gathering: string, ...who: SignedInPerson[]) =>
  Promise.all(
    who.map(async (each) => {
      const { mine } = await read(each, gathering);
      return mine && `${mine.state}${mine.rank ?? ''}`;
    }),
  );

test('who comes first has a place, who comes last waits at a rank, and moves up when somebody leaves', async () => {
  const { id } = await aGathering(organiser, { capacity: 1 });
  const [first, second, third] = [person(0), person(1), person(2)];
  for (const each of [first, second, third]) await join(each, id);
  expect(await states(id, first, second, third)).toEqual(['in', 'waiting1', 'waiting2']);
  expect(await read(organiser, id)).toMatchObject({ free: 0, waiting: 2 });
  await leave(first, id);
  await leave(first, id);
  expect(await states(id, first, second, third)).toEqual([null, 'in', 'waiting1']);
  expect(await toldOf(second, 'gatherings.moved_up', id)).toHaveLength(1);
  expect(await toldOf(third, 'gatherings.moved_up', id)).toHaveLength(0);
});

test('two take the last place at once: one gets it, the other waits first', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await aGathering(organiser, { capacity: 1 });
    const got = await Promise.all([join(person(0), id), join(person(1), id)]);
    expect(got.map(({ state, rank }) => `${state}${rank ?? ''}`).sort()).toEqual(['in', 'waiting1']);
  }
});

test('the same sign-up twice is one, and changes guests and answer', async () => {
  const { id } = await aGathering(organiser, { capacity: 4, guests: 2, question: 'Was essen Sie?' });
  const mine = newId();
  await join(person(0), id, { id: mine, guests: 2, answer: 'Suppe' });
  await join(person(0), id, { id: mine, guests: 2, answer: 'Suppe' });
  expect(await read(organiser, id)).toMatchObject({ free: 1, waiting: 0 });
  await join(person(1), id, { guests: 0 });
  await join(person(2), id, { guests: 1 });
  expect(await states(id, person(0), person(1), person(2))).toEqual(['in', 'in', 'waiting1']);
  // Fewer guests make room for those who wait.
  await join(person(0), id, { id: mine, guests: 0, answer: 'Brot' });
  expect(await states(id, person(0), person(1), person(2))).toEqual(['in', 'in', 'in']);
  // More than there is room for is refused, and the sign-up stays.
  await expect(join(person(1), id, { guests: 1 })).rejects.toMatchObject({ code: placesTaken.code });
  await expect(join(person(3), id, { guests: 3 })).rejects.toMatchObject({ code: tooManyGuests.code });
  expect((await read(person(0), id)).mine).toMatchObject({ id: mine, answer: 'Brot', guests: 0 });
});

test('nobody overtakes those who wait for more places than are free', async () => {
  const { id } = await aGathering(organiser, { capacity: 2, guests: 1 });
  await join(person(0), id);
  await join(person(1), id, { guests: 1 });
  await join(person(2), id);
  expect(await states(id, person(0), person(1), person(2))).toEqual(['in', 'waiting1', 'waiting2']);
  await leave(person(1), id);
  expect(await states(id, person(0), person(2))).toEqual(['in', 'in']);
});

test('more places move as many up; fewer throw nobody out', async () => {
  const gathering = await aGathering(organiser, { capacity: 1 });
  const { id } = gathering;
  for (let at = 0; at < 4; at += 1) await join(person(at), id);
  const change = (capacity: number | null, revision: number) =>
    organiser.client.call(changeGathering, {
      gathering: id,
      revision,
      content: aContent(organiser.person.id, { capacity }),
    });
  await change(3, gathering.revision);
  expect(await states(id, person(0), person(1), person(2), person(3))).toEqual(['in', 'in', 'in', 'waiting1']);
  await change(1, gathering.revision + 1);
  expect(await states(id, person(0), person(1), person(2), person(3))).toEqual(['in', 'in', 'in', 'waiting1']);
  await leave(person(0), id);
  expect(await states(id, person(1), person(2), person(3))).toEqual(['in', 'in', 'waiting1']);
  await change(null, gathering.revision + 2);
  expect(await states(id, person(1), person(2), person(3))).toEqual(['in', 'in', 'in']);
  expect(await toldOf(person(3), 'gatherings.moved_up', id)).toHaveLength(1);
});

test('after the deadline nobody signs up and nobody moves up by themselves, but whoever has a place may leave', async () => {
  const { id } = await aGathering(organiser, { capacity: 1, signUpUntil: '2026-12-10' });
  await join(person(0), id);
  await join(person(1), id);
  // The last day lasts until midnight on the organisation's clocks.
  clock.set('2026-12-10T22:59:00Z');
  await join(person(2), id);
  clock.set('2026-12-10T23:01:00Z');
  await expect(join(person(3), id)).rejects.toMatchObject({ code: signUpClosed.code });
  await leave(person(0), id);
  expect(await states(id, person(1), person(2))).toEqual(['waiting1', 'waiting2']);
  // The organiser gives the place to whom they choose.
  await organiser.client.call(answerSignUp, { gathering: id, person: person(2).person.id, isWelcome: true });
  expect(await states(id, person(1), person(2))).toEqual(['waiting1', 'in']);
  await expect(
    organiser.client.call(answerSignUp, { gathering: id, person: person(1).person.id, isWelcome: true }),
  ).rejects.toMatchObject({ code: placesTaken.code });
  clock.set('2026-12-18T15:30:00Z');
  await expect(leave(person(2), id)).rejects.toMatchObject({ code: gatheringOver.code });
});

test('where organisers have to say yes, nobody has a place before, and each is told the answer once', async () => {
  const { id } = await aGathering(organiser, { capacity: 1, signUp: 'approved' });
  await join(person(0), id);
  await join(person(1), id);
  await join(person(2), id);
  expect(await states(id, person(0), person(1), person(2))).toEqual(['asked', 'asked', 'asked']);
  expect(await toldOf(organiser, 'gatherings.asked', id)).toHaveLength(1);
  const answer = (at: number, isWelcome: boolean) =>
    organiser.client.call(answerSignUp, { gathering: id, person: person(at).person.id, isWelcome });
  await answer(1, true);
  await answer(0, true);
  await answer(2, false);
  expect(await states(id, person(0), person(1), person(2))).toEqual(['waiting1', 'in', 'declined']);
  for (const at of [0, 1, 2]) expect(await toldOf(person(at), 'gatherings.answered', id)).toHaveLength(1);
  await expect(join(person(2), id)).rejects.toMatchObject({ code: signUpDeclined.code });
  await answer(1, false);
  expect(await states(id, person(0), person(1))).toEqual(['in', 'declined']);
  expect(await toldOf(person(0), 'gatherings.moved_up', id)).toHaveLength(1);
  await expect(
    person(0).client.call(answerSignUp, { gathering: id, person: person(1).person.id, isWelcome: true }),
  ).rejects.toMatchObject({ code: gatheringReadOnly.code });
});

test('organisers see names and answers, others names only where the gathering said so before, and never answers', async () => {
  const hidden = await aGathering(organiser, { question: 'Was essen Sie?' });
  const shown = await aGathering(organiser, { question: 'Was essen Sie?', namesShown: true });
  for (const { id } of [hidden, shown]) await join(person(0), id, { answer: 'Suppe' });
  const list = ({ client }: SignedInPerson, gathering: string) => client.call(listParticipants, { gathering });
  expect((await list(organiser, hidden.id)).participants).toMatchObject([
    { person: { id: person(0).person.id }, state: 'in', answer: 'Suppe' },
  ]);
  await expect(list(person(0), hidden.id)).rejects.toMatchObject({ code: namesHidden.code });
  await expect(list(person(1), hidden.id)).rejects.toMatchObject({ code: namesHidden.code });
  expect((await list(person(1), shown.id)).participants).toMatchObject([
    { person: { id: person(0).person.id }, answer: '' },
  ]);
  // What people were told when they signed up is only narrowed afterwards.
  const change = (given: object) =>
    organiser.client.call(changeGathering, {
      gathering: hidden.id,
      revision: hidden.revision,
      content: aContent(organiser.person.id, { question: 'Was essen Sie?', ...given }),
    });
  await expect(change({ namesShown: true })).rejects.toMatchObject({ code: promiseGiven.code });
  await expect(change({ keptDays: 200 })).rejects.toMatchObject({ code: promiseGiven.code });
  await change({ keptDays: 30 });
});

test('nobody signs up for what is cancelled, has begun, or needs no sign-up', async () => {
  const { id } = await aGathering(organiser);
  await organiser.client.call(cancelGathering, { gathering: id, reason: 'Sturm' });
  await expect(join(person(0), id)).rejects.toMatchObject({ code: signUpClosed.code });
  const open = await aGathering(organiser, { signUp: 'none' });
  await expect(join(person(0), open.id)).rejects.toMatchObject({ code: signUpClosed.code });
  const soon = await aGathering(organiser);
  clock.set('2026-12-18T13:00:00Z');
  await expect(join(person(0), soon.id)).rejects.toMatchObject({ code: signUpClosed.code });
});
