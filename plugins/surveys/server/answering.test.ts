import { invalidInput, listNotifications, personHeader } from '@kontor/schema';
import {
  apiClient,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  answersInvalid,
  getResults,
  getSurvey,
  listSurveys,
  listTicketKeys,
  noResultsYet,
  notAnonymous,
  notAsked,
  type Question,
  sendAnswers,
  surveyNotFound,
  surveyNotOpen,
  takeTicket,
  ticketInvalid,
  ticketTaken,
  ticketUsed,
} from '../shared/index.ts';
import { anOffice, answer, aQuestion, aSurvey, blind, end, memberAt, optionOf, take } from './test-surveys.ts';

let server: TestServer;
const clock = manualClock('2026-11-27T09:00:00Z');

beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

async function aRunning(people: number, question: Question = aQuestion('choice')) {
  const office = await anOffice(server, people);
  const addressees = [{ kind: 'org-unit' as const, id: office.unit.id }];
  const survey = await aSurvey(office.lead, { addressees, items: [question] });
  return { ...office, survey, question };
}

const said = (question: Question, index = 0) => ({ [question.id]: optionOf(question, index) });

test('results show from the fifth answer on, once it is over, and not before', async () => {
  const { lead, members, survey, question } = await aRunning(5);
  for (const member of members) await answer(server, await take(member, survey), said(question));
  await expect(lead.client.call(getResults, { survey: survey.id })).rejects.toMatchObject({ code: noResultsYet.code });
  await end(lead, survey.id);
  const results = await members[0]?.client.call(getResults, { survey: survey.id });
  expect(results?.answers).toBe(5);
  expect(results?.tallies[question.id]?.counts[optionOf(question, 0)]).toBe(5);
});

test('of four answers nothing is told, not even how many they are', async () => {
  const { lead, members, survey, question } = await aRunning(5);
  for (const member of members.slice(1)) await answer(server, await take(member, survey), said(question));
  await end(lead, survey.id);
  expect(await lead.client.call(getResults, { survey: survey.id })).toEqual({
    ...{ answers: null, addressed: 6, tallies: {}, units: [] },
  });
});

test('a ticket counts once, also when it is sent many times at once', async () => {
  const { lead, members, survey, question } = await aRunning(5);
  const tickets = [];
  for (const member of members) tickets.push(await take(member, survey));
  const [first] = tickets;
  if (!first) throw new Error('no ticket');
  const sent = await Promise.allSettled(Array.from({ length: 12 }, () => answer(server, first, said(question))));
  expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const each of sent) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: ticketUsed.code });
  for (const ticket of tickets.slice(1)) await answer(server, ticket, said(question, 1));
  await end(lead, survey.id);
  expect((await lead.client.call(getResults, { survey: survey.id })).answers).toBe(5);
});

test('everybody gets one ticket; the same blinded token again is answered the same, another is refused', async () => {
  const { members, survey } = await aRunning(5);
  const one = memberAt(members, 0);
  const { blindedMsg, unit } = await blind(one.client, survey.id);
  const blinded = Buffer.from(blindedMsg).toString('base64url');
  const all = await Promise.all(
    Array.from({ length: 5 }, () => one.client.call(takeTicket, { survey: survey.id, unit, blinded })),
  );
  expect(new Set(all.map(({ signature }) => signature)).size).toBe(1);
  await expect(take(one, survey)).rejects.toMatchObject({ code: ticketTaken.code });
  const listed = (await one.client.call(listSurveys, {})).surveys.find(({ id }) => id === survey.id);
  expect(listed).toMatchObject({ hasTicket: true, isAsked: true, isOwn: false });
});

test('two different tokens of one person at the same moment: one is signed', async () => {
  const { members, survey } = await aRunning(5);
  const one = memberAt(members, 0);
  const both = await Promise.allSettled([take(one, survey), take(one, survey), take(one, survey)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a forged signature, one of another survey, and one of another unit are refused', async () => {
  const parent = await anOffice(server, 0);
  const [north, south] = [await anOffice(server, 11, parent.unit.id), await anOffice(server, 11, parent.unit.id)];
  const question = aQuestion('choice');
  const addressees = [north, south].map(({ unit }) => ({ kind: 'org-unit' as const, id: unit.id }));
  const survey = await aSurvey(north.lead, { addressees, items: [question], unitLevel: 2 });
  const other = await aSurvey(north.lead, { addressees, items: [question], unitLevel: 2 });
  const member = memberAt(north.members, 0);
  const seen = await member.client.call(getSurvey, { survey: survey.id });
  expect(seen.unit).toMatchObject({ label: north.unit.name, people: 12 });
  const ticket = await take(member, seen);
  const foreign = await south.members[0]?.client.call(getSurvey, { survey: survey.id });
  const elsewhere = await member.client.call(getSurvey, { survey: other.id });
  const forged = ticket.signature.startsWith('A') ? `B${ticket.signature.slice(1)}` : `A${ticket.signature.slice(1)}`;
  for (const wrong of [
    { ...ticket, signature: forged },
    { ...ticket, survey: other.id, unit: elsewhere.unit?.id ?? '' },
    { ...ticket, survey: other.id },
    { ...ticket, unit: foreign?.unit?.id ?? '' },
    { ...ticket, token: Buffer.alloc(32).toString('base64url') },
  ])
    await expect(answer(server, wrong, said(question))).rejects.toMatchObject({ code: ticketInvalid.code });
  await answer(server, ticket, said(question));
});

test('answers that do not fit are refused and leave the ticket good', async () => {
  const choice = aQuestion('choice', { isRequired: true });
  const { members, survey } = await aRunning(5, choice);
  const ticket = await take(memberAt(members, 0), survey);
  for (const wrong of [{}, { [choice.id]: 'nothing' }, { [choice.id]: 3 }, { [survey.id]: 'x', ...said(choice) }])
    await expect(answer(server, ticket, wrong)).rejects.toMatchObject({ code: answersInvalid.code });
  await answer(server, ticket, said(choice));
});

test('whoever says who they are is refused: a session, a person, a key against doubling', async () => {
  const { members, survey, question } = await aRunning(5);
  const member = memberAt(members, 0);
  const ticket = await take(member, survey);
  await expect(member.client.call(sendAnswers, { ...ticket, answers: said(question) })).rejects.toMatchObject({
    code: notAnonymous.code,
  });
  const saysWho: readonly [Record<string, string>, string][] = [
    [{ [personHeader]: member.person.id }, notAnonymous.code],
    [{ authorization: 'Basic eA==' }, notAnonymous.code],
    [{ cookie: 'theme=dark' }, notAnonymous.code],
    // Refused before it gets that far: the route takes none.
    [{ 'idempotency-key': 'abcdefghijklmnop' }, invalidInput.code],
  ];
  for (const [headers, code] of saysWho) {
    const response = await apiClient(server.url).fetch(sendAnswers.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ ...ticket, answers: said(question) }),
    });
    expect([headers, await response.json()]).toMatchObject([headers, { error: { code } }]);
  }
  await answer(server, ticket, said(question));
});

test('those who are not asked get no ticket and see nothing, and after the end nobody answers', async () => {
  const { lead, members, survey, question } = await aRunning(5);
  const stranger = await aSignedInPerson(server);
  await expect(take(stranger, survey)).rejects.toMatchObject({ code: surveyNotFound.code });
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  const own = await aSurvey(administrator, {
    addressees: [{ kind: 'org-unit', id: (await anOffice(server, 5)).unit.id }],
  });
  await expect(take(administrator, own)).rejects.toMatchObject({ code: notAsked.code });
  const ticket = await take(memberAt(members, 0), survey);
  await end(lead, survey.id);
  await expect(answer(server, ticket, said(question))).rejects.toMatchObject({ code: surveyNotOpen.code });
  const late = { survey: survey.id, unit: ticket.unit, blinded: ticket.signature };
  await expect(members[1]?.client.call(takeTicket, late)).rejects.toMatchObject({ code: surveyNotOpen.code });
  expect((await lead.client.call(listTicketKeys, { survey: survey.id })).keys).toEqual([]);
});

test('everybody asked is told when it begins, and answering settles nothing that would tell of it', async () => {
  const { members, survey, question } = await aRunning(5);
  const told = async ({ client }: SignedInPerson) =>
    (await client.call(listNotifications, { show: 'inbox' })).notifications.filter(
      ({ kind }) => kind === 'surveys.asked',
    );
  await expect.poll(async () => (await told(memberAt(members, 0))).length, { timeout: 10_000 }).toBe(1);
  await answer(server, await take(memberAt(members, 0), survey), said(question));
  const [before, after] = [await told(memberAt(members, 1)), await told(memberAt(members, 0))];
  const bare = (all: typeof before) => all.map(({ id: _id, createdAt: _at, ...rest }) => rest);
  expect(bare(after)).toEqual(bare(before));
});
