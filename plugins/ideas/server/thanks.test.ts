import { newId } from '@kontor/base';
import { listNotifications, resolveLinks, searchAll } from '@kontor/schema';
import {
  anOrgUnit,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  answerThanks,
  getIdeasHome,
  getLatest,
  listOwnThanks,
  listThanks,
  personUnknown,
  sayThanks,
  type ThankedChoice,
  takeThanksBack,
  thanksForNobody,
  thanksNotFound,
  thanksRef,
} from '../shared/index.ts';
import { forgetThanks } from './forget-job.ts';
import { contextOf, live } from './test-ideas.ts';

let server: TestServer;
const clock = manualClock('2026-11-27T09:00:00Z');

beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

/** Two teams, with who leads the second, and somebody outside. */
async function twoTeams() {
  const [one, two, outside] = [await anOrgUnit(server), await anOrgUnit(server), await anOrgUnit(server)];
  const at = (orgUnit: string, lead = false) => ({ positions: [{ orgUnit, lead }] });
  return {
    two,
    author: await aSignedInPerson(server, at(one.id)),
    neighbour: await aSignedInPerson(server, at(one.id)),
    thanked: await aSignedInPerson(server, at(two.id)),
    other: await aSignedInPerson(server, at(two.id)),
    lead: await aSignedInPerson(server, at(two.id, true)),
    stranger: await aSignedInPerson(server, at(outside.id)),
  };
}

type To = { readonly kind: 'person' | 'org-unit'; readonly id: string };
const person = ({ person: { id } }: SignedInPerson): To => ({ kind: 'person', id });

async function say({ client }: SignedInPerson, to: readonly To[], given: { everyone?: true } = {}): Promise<string> {
  const id = newId();
  const addressees = given.everyone ? [{ kind: 'everyone' as const }] : null;
  await client.call(sayThanks, { id, to: [...to], sign: 'thanks', text: 'Danke für gestern!', addressees });
  return id;
}

const answer = ({ client }: SignedInPerson, thanks: string, choice: ThankedChoice) =>
  client.call(answerThanks, { thanks, choice });
const stream = async ({ client }: SignedInPerson) => (await client.call(listThanks, {})).thanks.map(({ id }) => id);
const got = async ({ client }: SignedInPerson) => (await client.call(listOwnThanks, {})).got.map(({ id }) => id);

test('a thanks is its receiver’s alone until they agree, and then that of the units of both', async () => {
  const { author, neighbour, thanked, other, stranger } = await twoTeams();
  const id = await say(author, [person(thanked)]);
  for (const who of [author, neighbour, thanked, other, stranger]) expect(await stream(who)).not.toContain(id);
  expect(await got(thanked)).toContain(id);
  expect(await got(other)).not.toContain(id);
  await expect
    .poll(async () => (await thanked.client.call(listNotifications, { show: 'inbox' })).notifications)
    .toMatchObject([{ kind: 'ideas.thanked', card: { ref: thanksRef(id) } }]);
  expect((await thanked.client.call(getIdeasHome, {})).asked.map((each) => each.id)).toEqual([id]);
  await answer(thanked, id, 'public');
  for (const who of [author, neighbour, thanked, other]) expect(await stream(who)).toContain(id);
  expect(await stream(stranger)).not.toContain(id);
  expect((await thanked.client.call(getIdeasHome, {})).asked).toEqual([]);
  expect((await other.client.call(getLatest, {})).thanks.map((each) => each.id)).toContain(id);
  expect((await thanked.client.call(listNotifications, { show: 'inbox' })).notifications).toEqual([]);
});

test('it is private again, or gone, whenever its receiver says so', async () => {
  const { author, neighbour, thanked, stranger } = await twoTeams();
  const id = await say(author, [person(thanked)], { everyone: true });
  await answer(thanked, id, 'public');
  expect(await stream(stranger)).toContain(id);
  const watching = await live(stranger);
  await answer(thanked, id, 'private');
  // Whoever saw it drops it, though it is hidden from them now.
  await watching.waitFor(({ kind, payload }) => kind === 'ideas.thanks.changed' && payload.thanks === id);
  watching.close();
  for (const who of [stranger, neighbour, author]) expect(await stream(who)).not.toContain(id);
  expect(await got(thanked)).toContain(id);
  await answer(thanked, id, 'removed');
  expect(await got(thanked)).not.toContain(id);
  await expect(answer(thanked, id, 'public')).rejects.toMatchObject({ code: thanksNotFound.code });
  await forgetThanks(contextOf(server));
  expect((await server.database.pool.query('select 1 from ideas_thanks where id = $1', [id])).rows).toEqual([]);
});

test('of several who are thanked all have to agree; what each of them said is told to nobody', async () => {
  const { author, thanked, other, neighbour } = await twoTeams();
  const id = await say(author, [person(thanked), person(other)]);
  await answer(thanked, id, 'public');
  expect(await stream(neighbour)).not.toContain(id);
  const { said } = await author.client.call(listOwnThanks, {});
  expect(said).toMatchObject([{ id, isShown: false }]);
  expect(said[0]).not.toHaveProperty('choice');
  expect((await other.client.call(listOwnThanks, {})).got).toMatchObject([{ id, choice: null, mayChoose: true }]);
  await answer(other, id, 'public');
  expect(await stream(neighbour)).toContain(id);
  await answer(other, id, 'removed');
  expect(await stream(neighbour)).not.toContain(id);
  expect(await got(thanked)).toContain(id);
});

test('a team’s thanks is seen by all of it, and its lead says whether others may', async () => {
  const { author, thanked, lead, neighbour, two } = await twoTeams();
  const id = await say(author, [{ kind: 'org-unit', id: two.id }]);
  expect(await got(thanked)).toContain(id);
  expect((await thanked.client.call(listOwnThanks, {})).got).toMatchObject([{ mayChoose: false }]);
  await expect(answer(thanked, id, 'public')).rejects.toMatchObject({ code: thanksNotFound.code });
  await answer(lead, id, 'public');
  expect(await stream(neighbour)).toContain(id);
});

test('nobody thanks themselves, or whom they do not see; sent twice it is one, and another’s is not theirs', async () => {
  const { author, thanked, neighbour } = await twoTeams();
  await expect(say(author, [person(author)])).rejects.toMatchObject({ code: thanksForNobody.code });
  await expect(say(author, [{ kind: 'person', id: newId() }])).rejects.toMatchObject({ code: personUnknown.code });
  const input = { id: newId(), to: [person(thanked)], sign: 'help' as const, text: 'Danke', addressees: null };
  await author.client.call(sayThanks, input);
  await author.client.call(sayThanks, input);
  expect(await got(thanked)).toEqual([input.id]);
  await expect(neighbour.client.call(sayThanks, input)).rejects.toMatchObject({ code: thanksNotFound.code });
});

test('whoever said it takes it back for everybody, nobody else does', async () => {
  const { author, thanked, neighbour } = await twoTeams();
  const id = await say(author, [person(thanked)]);
  await answer(thanked, id, 'public');
  const take = (who: SignedInPerson) => who.client.call(takeThanksBack, { thanks: id });
  await expect(take(neighbour)).rejects.toMatchObject({ code: thanksNotFound.code });
  await expect(take(thanked)).rejects.toMatchObject({ code: thanksNotFound.code });
  await take(author);
  for (const who of [thanked, neighbour]) expect(await stream(who)).not.toContain(id);
  expect(await got(thanked)).toEqual([]);
});

test('there is no way to find the thanks of a person: no search, no filter, no card for others', async () => {
  const { author, thanked, stranger } = await twoTeams();
  const id = await say(author, [person(thanked)]);
  expect(await stranger.client.call(resolveLinks, { refs: [thanksRef(id)] })).toEqual({ cards: [] });
  await answer(thanked, id, 'public');
  expect(await stranger.client.call(resolveLinks, { refs: [thanksRef(id)] })).toEqual({ cards: [] });
  const hits = (await author.client.call(searchAll, { q: 'Danke für gestern' })).hits.map(({ ref }) => ref);
  expect(hits).not.toContain(thanksRef(id));
  const response = await author.client.fetch(`/api/ideas/thanks?person=${thanked.person.id}`);
  expect(response.status).toBe(400);
  const answered = JSON.stringify(await author.client.call(listThanks, {}));
  expect(answered).not.toMatch(/count|total/i);
});

test('a year later it is deleted', async () => {
  const { author, thanked, neighbour } = await twoTeams();
  const id = await say(author, [person(thanked)]);
  await answer(thanked, id, 'public');
  await forgetThanks(contextOf(server));
  expect(await stream(neighbour)).toContain(id);
  clock.advance(367 * 86_400_000);
  await forgetThanks(contextOf(server));
  expect((await server.database.pool.query('select 1 from ideas_thanks where id = $1', [id])).rows).toEqual([]);
});
