import { newId } from '@kontor/base';
import { resolveLinks, resolvePaths, searchAll } from '@kontor/schema';
import {
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createSurvey,
  deleteSurvey,
  extendSurvey,
  getResults,
  getSurvey,
  listSurveys,
  noResultsYet,
  notAnAuthor,
  publishSurvey,
  remindedToday,
  remindOfSurvey,
  saveSurvey,
  surveyChangedMeanwhile,
  surveyFixed,
  surveyIncomplete,
  surveyNotFound,
  surveyPath,
  surveyRef,
  surveyTaken,
  tooFewAsked,
  withdrawSurvey,
  wrongPeriod,
} from '../shared/index.ts';
import { listAnswers } from './answer-store.ts';
import { SurveyCourse } from './survey-course.ts';
import { SurveyService } from './survey-service.ts';
import { SurveysContext } from './surveys-context.ts';
import { anOffice, answer, aQuestion, aSurvey, contentOf, end, memberAt, take, text } from './test-surveys.ts';

let server: TestServer;
let course: SurveyCourse;
let surveys: SurveyService;
const clock = manualClock('2026-11-27T09:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;

beforeAll(async () => {
  server = await startTestServer({ clock });
  // What the jobs call, at the moment that a test says.
  const context = new SurveysContext({ ...server.services, ...server.core } as never); // what it reads of the host
  course = new SurveyCourse(context);
  surveys = new SurveyService(context);
});
afterAll(() => server.stop());

const code = ({ code: given }: { readonly code: string }) => ({ code: given });
const to = ({ unit }: Awaited<ReturnType<typeof anOffice>>) => [{ kind: 'org-unit' as const, id: unit.id }];
const at = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

async function aDraft({ client }: SignedInPerson, given: Parameters<typeof contentOf>[0]) {
  const id = newId();
  await client.call(createSurvey, { id, content: contentOf(given) });
  return id;
}

test('whoever leads no unit makes none, and a draft is nobody’s but its author’s', async () => {
  const office = await anOffice(server, 5);
  const member = memberAt(office.members, 0);
  await expect(aDraft(member, {})).rejects.toMatchObject(code(notAnAuthor));
  const survey = await aDraft(office.lead, { addressees: to(office) });
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  for (const { client } of [member, administrator]) {
    await expect(client.call(getSurvey, { survey })).rejects.toMatchObject(code(surveyNotFound));
    expect((await client.call(listSurveys, {})).surveys.map(({ id }) => id)).not.toContain(survey);
    expect((await client.call(resolveLinks, { refs: [surveyRef(survey)] })).cards).toEqual([]);
  }
  expect((await administrator.client.call(listSurveys, {})).mayMake).toBe(true);
  expect((await member.client.call(listSurveys, {})).mayMake).toBe(false);
});

test('a draft is changed on what was read; once published nothing of it is', async () => {
  const office = await anOffice(server, 5);
  const { client } = office.lead;
  const survey = await aDraft(office.lead, { addressees: to(office) });
  const content = contentOf({ addressees: to(office), title: text('Neu'), hasRows: true, unitLevel: 1 });
  const saved = await client.call(saveSurvey, { survey, revision: 1, content });
  // Rows beside results by unit would tell too much.
  expect([saved.revision, saved.hasRows]).toEqual([2, false]);
  await expect(client.call(saveSurvey, { survey, revision: 1, content })).rejects.toMatchObject(
    code(surveyChangedMeanwhile),
  );
  await client.call(publishSurvey, { survey, revision: 2, startsAt: null, endsAt: at(day) });
  await expect(client.call(saveSurvey, { survey, revision: 3, content })).rejects.toMatchObject(code(surveyFixed));
  await expect(client.call(deleteSurvey, { survey })).rejects.toMatchObject(code(surveyFixed));
});

test('what is incomplete, asks too few people, or ends before it begins is not published', async () => {
  const office = await anOffice(server, 3);
  const { client } = office.lead;
  const publish = async (
    given: Parameters<typeof contentOf>[0],
    period: { startsAt: string | null; endsAt: string } = { startsAt: null, endsAt: at(day) },
  ) =>
    client.call(publishSurvey, {
      survey: await aDraft(office.lead, { addressees: to(office), ...given }),
      revision: 1,
      ...period,
    });
  await expect(publish({ title: text('') })).rejects.toMatchObject(code(surveyIncomplete));
  await expect(publish({ items: [] })).rejects.toMatchObject(code(surveyIncomplete));
  await expect(publish({ items: [aQuestion('choice', { options: [] })] })).rejects.toMatchObject(
    code(surveyIncomplete),
  );
  await expect(publish({ addressees: [] })).rejects.toMatchObject(code(surveyIncomplete));
  await expect(publish({})).rejects.toMatchObject(code(tooFewAsked));
  await expect(publish({}, { startsAt: at(2 * day), endsAt: at(day) })).rejects.toMatchObject(code(wrongPeriod));
  await expect(publish({}, { startsAt: null, endsAt: at(-day) })).rejects.toMatchObject(code(wrongPeriod));
});

test('it is taken back until somebody has begun, and extended, but never made shorter', async () => {
  const office = await anOffice(server, 5);
  const { client } = office.lead;
  const survey = await aSurvey(office.lead, { addressees: to(office) });
  const back = await client.call(withdrawSurvey, { survey: survey.id });
  expect(back.state).toBe('draft');
  await expect(office.members[0]?.client.call(getSurvey, { survey: survey.id })).rejects.toMatchObject(
    code(surveyNotFound),
  );
  const again = await client.call(publishSurvey, {
    survey: survey.id,
    revision: back.revision,
    startsAt: null,
    endsAt: at(day),
  });
  await take(memberAt(office.members, 0), again);
  await expect(client.call(withdrawSurvey, { survey: survey.id })).rejects.toMatchObject(code(surveyTaken));
  await expect(client.call(extendSurvey, { survey: survey.id, endsAt: at(hour) })).rejects.toMatchObject(
    code(wrongPeriod),
  );
  const longer = await client.call(extendSurvey, { survey: survey.id, endsAt: at(3 * day) });
  expect(longer.endsAt).toBe(at(3 * day));
});

test('a reminder goes out once a day, by its author alone', async () => {
  const office = await anOffice(server, 5);
  const survey = await aSurvey(office.lead, { addressees: to(office) });
  const remind = ({ client }: SignedInPerson) => client.call(remindOfSurvey, { survey: survey.id });
  await expect(remind(office.lead)).rejects.toMatchObject(code(remindedToday));
  clock.advance(day);
  await remind(office.lead);
  await expect(remind(office.lead)).rejects.toMatchObject(code(remindedToday));
  await expect(remind(memberAt(office.members, 0))).rejects.toMatchObject(code(surveyNotFound));
});

test('it is found and shown as a card by those who may see it, and an address of it is one', async () => {
  const office = await anOffice(server, 5);
  const word = `Umfragewort${newId().slice(-6)}`;
  const survey = await aSurvey(office.lead, { addressees: to(office), title: text(word) });
  const member = memberAt(office.members, 0);
  const stranger = await aSignedInPerson(server);
  const found = async ({ client }: SignedInPerson) =>
    (await client.call(searchAll, { q: word })).hits.map(({ ref }) => ref);
  await expect.poll(() => found(member), { timeout: 10_000 }).toEqual([surveyRef(survey.id)]);
  expect(await found(stranger)).toEqual([]);
  const path = surveyPath(survey.id);
  const { objects } = await member.client.call(resolvePaths, { paths: [path] });
  expect(objects.map(({ card }) => card?.title)).toEqual([word]);
  await end(office.lead, survey.id);
});

test('whatever markup a text holds comes back as the same text', async () => {
  const office = await anOffice(server, 5);
  const hostile = '<img src=x onerror="alert(1)">javascript:alert(2)</script>';
  const question = aQuestion('choice', { title: text(hostile), help: text(hostile), low: text(hostile) });
  const survey = await aSurvey(office.lead, {
    addressees: to(office),
    title: text(hostile),
    intro: text(hostile),
    items: [question],
  });
  const seen = await office.members[0]?.client.call(getSurvey, { survey: survey.id });
  expect([seen?.title.de, seen?.intro.de, seen?.items[0]?.title.de]).toEqual([hostile, hostile, hostile]);
  const { cards } = (await office.members[0]?.client.call(resolveLinks, { refs: [surveyRef(survey.id)] })) ?? {
    cards: [],
  };
  expect(cards[0]?.title).toBe(hostile);
});

test('it ends by itself, shows results to those to whom they were promised, and forgets what was not', async () => {
  const office = await anOffice(server, 5);
  const [number, free] = [aQuestion('number', { title: text('=Kosten') }), aQuestion('text')];
  const given = {
    addressees: to(office),
    items: [number, free],
    resultsFor: 'author' as const,
    hasRows: true,
    keptDays: 30 as const,
  };
  const survey = await aSurvey(office.lead, given, at(hour));
  for (const [index, member] of office.members.entries())
    await answer(server, await take(member, survey), { [number.id]: index, [free.id]: `=Wort ${index}` });
  clock.advance(2 * hour);
  expect((await office.lead.client.call(getSurvey, { survey: survey.id })).state).toBe('ending');
  await course.tidy();
  const results = await office.lead.client.call(getResults, { survey: survey.id });
  expect(results.tallies[free.id]?.texts).toHaveLength(5);
  await expect(office.members[0]?.client.call(getResults, { survey: survey.id })).rejects.toMatchObject(
    code(noResultsYet),
  );

  const file = async (name: string, { client }: SignedInPerson) => {
    const response = await client.fetch(`/api/surveys/${survey.id}/${name}`);
    return response.ok ? (await response.text()).replace('\ufeff', '') : response.status;
  };
  // No cell begins a formula, and no free text is beside another answer.
  expect(String(await file('results.csv', office.lead))).toContain("Freitext;'=Wort 3;5;");
  const rows = String(await file('answers.csv', office.lead))
    .trim()
    .split('\r\n');
  expect(rows[0]).toBe("'=Kosten");
  expect(rows.slice(1).sort()).toEqual(['0', '1', '2', '3', '4']);
  expect(await file('answers.csv', memberAt(office.members, 0))).toBe(404);

  // Sessions are over by then.
  clock.advance(31 * day);
  await course.tidy();
  const { row, results: later } = await surveys.readResults(office.lead.actor, survey.id);
  expect([later.tallies[free.id]?.texts, later.tallies[number.id]?.mean, row.kept_until]).toEqual([[], 2, null]);
  expect(await server.database.transaction((tx) => listAnswers(tx, survey.id))).toEqual([]);
  await surveys.delete(office.lead.actor, survey.id);
  await expect(surveys.get(office.lead.actor, survey.id)).rejects.toMatchObject(code(surveyNotFound));
});
