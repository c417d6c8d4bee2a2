import { addDays, isoDate } from '@kontor/base';
import {
  defaultPolicies,
  getPolicies,
  getSession,
  listNotifications,
  setNotificationStates,
  setPolicies,
} from '@kontor/schema';
import {
  anOrgUnit,
  aSignedInPerson,
  aTeam,
  type LiveClient,
  liveClient,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import {
  askForReading,
  confirmReading,
  createPage,
  endReading,
  getPage,
  listReadings,
  listVersions,
  narrowPage,
  pageChanged,
  pageNotFound,
  pageReadOnly,
  planReview,
  readingChanged,
  readingDraft,
  readingEmpty,
  readingNotFound,
  readingPast,
  readingsOff,
  reportOutdated,
  trashPage,
  withdrawConfirmation,
} from '../../shared/index.ts';
import { aParagraph, aWikiPage, openPage } from '../test-wiki.ts';

const clock = manualClock();
let server: TestServer;
let boss: SignedInPerson;
beforeAll(async () => {
  server = await startTestServer({ clock });
  boss = await aSignedInPerson(server, { roles: ['administrator'] });
});
afterAll(() => server.stop());
beforeEach(() => decide(true));

async function decide(readingConfirmations: boolean): Promise<void> {
  const { revision } = await boss.client.call(getPolicies, {});
  await boss.client.call(setPolicies, { ...defaultPolicies, readingConfirmations, revision });
}

async function write(who: SignedInPerson, page: string, text: string): Promise<void> {
  const writing = openPage(server, who, page);
  await expect.poll(() => writing.provider.synced).toBe(true);
  writing.body.insert(0, [aParagraph(text)]);
  const reading = openPage(server, who, page);
  await expect.poll(() => reading.body.toString()).toContain(text);
  for (const each of [writing, reading]) each.close();
}

async function aRule(who: SignedInPerson, space: string) {
  const { id: page } = await aWikiPage(who.client, space, 'Dienstanweisung');
  await write(who, page, 'Ab Januar gilt');
  return page;
}

const all = { readers: null, until: null };
const shownTo = async ({ client }: SignedInPerson, page: string) =>
  (await client.call(getPage, { page })).readings?.current ?? undefined;
const requestOf = async (who: SignedInPerson, page: string) => (await shownTo(who, page))?.id ?? '';
const asked = async ({ client }: SignedInPerson, show: 'inbox' | 'later' = 'inbox') =>
  (await client.call(listNotifications, { show })).notifications.filter(({ kind }) => kind === 'wiki.reading');
const refusal = (error: { readonly code: string }) => ({ code: error.code });

test('readers confirm by a deliberate act, and only those in charge see who', async () => {
  const { owner, editor, other, reader, stranger, space } = await aTeam(server);
  const page = await aRule(editor, space);
  expect((await reader.client.call(getPage, { page })).readings).toEqual({ mayAsk: false, current: null });
  await other.client.call(askForReading, { page, ...all });
  expect((await asked(reader)).map(({ text }) => text.de)).toEqual([
    'Otto Anders bittet Sie, diese Seite zur Kenntnis zu nehmen.',
  ]);
  expect(await asked(other)).toEqual([]);
  const request = await requestOf(reader, page);
  // To have opened it is nothing that anybody hears of.
  expect(await shownTo(reader, page)).toMatchObject({ asksMe: true, confirmedAt: null, count: null, mayList: false });
  await reader.client.call(confirmReading, { request });
  await reader.client.call(confirmReading, { request });
  expect(await asked(reader)).toEqual([]);
  expect((await shownTo(reader, page))?.confirmedAt).not.toBeNull();

  for (const who of [owner, editor]) {
    const { requests } = await who.client.call(listReadings, { page });
    expect(requests).toMatchObject([
      { isCurrent: true, askedBy: { name: 'Otto Anders' }, confirmed: [{ person: { name: 'Lena Lesser' } }] },
    ]);
    expect(requests[0]?.open.map(({ name }) => name)).toEqual(['Edda Eilers', 'Olga Ostendorf']);
    expect(await shownTo(who, page)).toMatchObject({ count: 1, mayList: true });
  }
  // Whoever asked without being in charge sees no names, and no number that would be one.
  expect(await shownTo(other, page)).toMatchObject({ asksMe: false, count: null, mayList: false, mayEnd: true });
  for (const who of [other, reader])
    await expect(who.client.call(listReadings, { page })).rejects.toMatchObject(refusal(pageReadOnly));
  await expect(stranger.client.call(listReadings, { page })).rejects.toMatchObject(refusal(pageNotFound));
  await expect(stranger.client.call(confirmReading, { request })).rejects.toMatchObject(refusal(readingNotFound));
  await expect(boss.client.call(listReadings, { page })).rejects.toMatchObject(refusal(pageNotFound));

  await reader.client.call(withdrawConfirmation, { request });
  expect((await editor.client.call(listReadings, { page })).requests[0]?.confirmed).toEqual([]);
});

test('who only reads asks nobody and takes nothing back, and there has to be something to read', async () => {
  const { editor, reader, other, space } = await aTeam(server);
  const page = await aRule(editor, space);
  const ask = (who: SignedInPerson, id = page, more = {}) =>
    who.client.call(askForReading, { page: id, ...all, ...more });
  await expect(ask(reader)).rejects.toMatchObject(refusal(pageReadOnly));
  const { id: empty } = await aWikiPage(editor.client, space, 'Leer');
  await expect(ask(editor, empty)).rejects.toMatchObject(refusal(readingEmpty));
  const { id: draft } = await editor.client.call(createPage, { space, title: 'Entwurf', draft: true });
  await expect(ask(editor, draft)).rejects.toMatchObject(refusal(readingDraft));
  const today = isoDate(clock.now(), server.services.people.timeZone);
  await expect(ask(editor, page, { until: addDays(today, -1) })).rejects.toMatchObject(refusal(readingPast));
  await ask(editor, page, { until: today });
  const request = await requestOf(editor, page);
  for (const who of [reader, other])
    await expect(who.client.call(endReading, { request })).rejects.toMatchObject(refusal(pageReadOnly));
  await reader.client.call(confirmReading, { request });
  await editor.client.call(endReading, { request });
  expect(await shownTo(reader, page)).toBeUndefined();
  expect(await asked(other)).toEqual([]);
  await expect(reader.client.call(confirmReading, { request })).rejects.toMatchObject(refusal(readingNotFound));
  await ask(editor);
  await editor.client.call(trashPage, { page });
  expect(await shownTo(reader, page)).toBeUndefined();
});

test('only those who are named are asked, and of them only who may read the page', async () => {
  const { owner, editor, other, reader, stranger, space } = await aTeam(server);
  const page = await aRule(editor, space);
  const unit = await anOrgUnit(server);
  await server.database.transaction((tx) =>
    server.services.people.setPositions(tx, undefined, other.person.id, [
      { orgUnit: unit.id, title: 'Sachbearbeitung', lead: false, main: true, from: null, until: null },
    ]),
  );
  const readers = [
    { kind: 'org-unit' as const, id: unit.id },
    { kind: 'person' as const, id: stranger.person.id },
  ];
  await editor.client.call(askForReading, { page, readers, until: null });
  const [request] = (await editor.client.call(listReadings, { page })).requests;
  expect(request?.open.map(({ name }) => name)).toEqual(['Otto Anders']);
  expect(request?.readers?.map(({ name }) => name)[0]).toBe(unit.name);
  expect(await Promise.all([other, reader, stranger, owner].map(async (who) => (await asked(who)).length))).toEqual([
    1, 0, 0, 0,
  ]);
  expect(await shownTo(reader, page)).toMatchObject({ asksMe: false });
  await expect(reader.client.call(confirmReading, { request: request?.id ?? '' })).rejects.toMatchObject(
    refusal(readingNotFound),
  );
  // Who loses the page is neither asked nor listed any more.
  const limit = [{ kind: 'person' as const, id: editor.person.id }];
  await owner.client.call(narrowPage, { page, readers: limit, writers: null, readersComment: true });
  expect((await editor.client.call(listReadings, { page })).requests[0]?.open).toEqual([]);
});

test('a page’s owner who may not write it sees the names, too', async () => {
  const { owner, editor, reader, space } = await aTeam(server);
  const page = await aRule(editor, space);
  const { revision } = await owner.client.call(getPage, { page });
  await owner.client.call(planReview, { page, revision, owner: reader.person.id, months: null, obsolete: false });
  await editor.client.call(askForReading, { page, ...all });
  expect((await reader.client.call(listReadings, { page })).requests).toHaveLength(1);
  await expect(editor.client.call(listReadings, { page })).rejects.toMatchObject(refusal(pageReadOnly));
});

test('those who write see a number from five on, those who read none', async () => {
  const { owner, other, editor, reader, space } = await aTeam(server);
  const page = await aRule(editor, space);
  await editor.client.call(askForReading, { page, ...all });
  const request = await requestOf(editor, page);
  const more = await Promise.all([1, 2].map(() => aSignedInPerson(server)));
  for (const { person } of more)
    await server.database.transaction((tx) =>
      server.services.spaces.grant(tx, undefined, space, { kind: 'person', id: person.id }, 'reader'),
    );
  for (const who of [reader, owner, other, ...more.slice(1)]) await who.client.call(confirmReading, { request });
  expect((await shownTo(other, page))?.count).toBeNull();
  await more[0]?.client.call(confirmReading, { request });
  expect((await shownTo(other, page))?.count).toBe(5);
  expect((await shownTo(reader, page))?.count).toBeNull();
});

test('a confirmation is of a version: that the text changed is said, and asking again begins anew', {
  timeout: 30_000,
}, async () => {
  const { editor, reader, space } = await aTeam(server);
  const page = await aRule(editor, space);
  await editor.client.call(askForReading, { page, ...all });
  const first = await requestOf(reader, page);
  await reader.client.call(confirmReading, { request: first });
  await write(editor, page, 'Ab März gilt');
  // Edits of one text are announced every ten seconds.
  await expect.poll(async () => (await shownTo(reader, page))?.isChanged, { timeout: 15_000 }).toBe(true);
  expect((await shownTo(reader, page))?.confirmedAt).not.toBeNull();
  await editor.client.call(askForReading, { page, ...all });
  expect(await shownTo(reader, page)).toMatchObject({ isChanged: false, confirmedAt: null, asksMe: true });
  const { requests } = await editor.client.call(listReadings, { page });
  expect(requests.map(({ isCurrent, confirmed, open }) => [isCurrent, confirmed.length, open.length])).toEqual([
    [true, 0, 3],
    [false, 1, 0],
  ]);
  const { versions } = await editor.client.call(listVersions, { page });
  expect(versions.filter(({ label }) => label === 'Zur Kenntnisnahme').map(({ id }) => id)).toEqual(
    requests.map(({ version }) => version),
  );
});

test('what waited without a connection counts for the version that was read, also after a newer request', async () => {
  const { editor, reader, other, space } = await aTeam(server);
  const page = await aRule(editor, space);
  await editor.client.call(askForReading, { page, ...all });
  const first = await requestOf(reader, page);
  await editor.client.call(askForReading, { page, ...all });
  await reader.client.call(confirmReading, { request: first });
  expect(await shownTo(reader, page)).toMatchObject({ confirmedAt: null });
  expect(await asked(reader)).toHaveLength(1);
  expect((await editor.client.call(listReadings, { page })).requests[1]?.confirmed).toHaveLength(1);
  expect(await asked(other)).toHaveLength(1);
});

test('what somebody put off does not come back once they confirmed', async () => {
  const { editor, reader, space } = await aTeam(server);
  const page = await aRule(editor, space);
  await editor.client.call(askForReading, { page, ...all });
  const [entry] = await asked(reader);
  const laterUntil = new Date(clock.now().getTime() + 3_600_000).toISOString();
  await reader.client.call(setNotificationStates, { notifications: [entry?.id ?? ''], laterUntil });
  expect(await asked(reader, 'later')).toHaveLength(1);
  await reader.client.call(confirmReading, { request: await requestOf(reader, page) });
  expect(await asked(reader, 'later')).toEqual([]);
});

test('who confirmed is told live to those in charge, and to nobody else', async () => {
  const { owner, editor, reader, other, space } = await aTeam(server);
  const page = await aRule(editor, space);
  const watch = async ({ client }: SignedInPerson) => liveClient(client, (await client.call(getSession, {})).cursor);
  const [inCharge, colleague] = [await watch(owner), await watch(other)];
  await editor.client.call(askForReading, { page, ...all });
  await reader.client.call(confirmReading, { request: await requestOf(reader, page) });
  const told = ({ events }: LiveClient) => events.filter(({ kind }) => kind === readingChanged.kind).length;
  await expect.poll(() => told(inCharge)).toBe(2);
  await reader.client.call(reportOutdated, { page });
  await colleague.waitFor(({ kind, payload }) => kind === pageChanged.kind && payload.page === page);
  expect(told(colleague)).toBe(1);
  for (const each of [inCharge, colleague]) each.close();
});

test('the organisation decides: off hides and deletes everything, and on again begins with nothing', async () => {
  const { editor, reader, other, space } = await aTeam(server);
  const page = await aRule(editor, space);
  await editor.client.call(askForReading, { page, ...all });
  const request = await requestOf(reader, page);
  await reader.client.call(confirmReading, { request });
  await decide(false);
  expect((await editor.client.call(getPage, { page })).readings).toBeNull();
  const calls = [
    () => editor.client.call(listReadings, { page }),
    () => editor.client.call(askForReading, { page, ...all }),
    () => editor.client.call(endReading, { request }),
    () => other.client.call(confirmReading, { request }),
    () => reader.client.call(withdrawConfirmation, { request }),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject(refusal(readingsOff));
  expect(await asked(other)).toEqual([]);
  await decide(true);
  expect((await editor.client.call(listReadings, { page })).requests).toEqual([]);
  const { rows } = await server.database.pool.query('select count(*)::int as readings from wiki_readings');
  expect(rows).toEqual([{ readings: 0 }]);
});

test('my data has what I confirmed and whom I asked, and goes with the person', async () => {
  const { editor, reader, space } = await aTeam(server);
  const page = await aRule(editor, space);
  await editor.client.call(askForReading, { page, ...all });
  await reader.client.call(confirmReading, { request: await requestOf(reader, page) });
  const declaration = server.core.privacy.declarations.find(({ id }) => id === 'wiki.readings');
  const archive = declaration?.archive;
  if (typeof archive !== 'function') throw new Error('It is in the archive');
  const read = (who: SignedInPerson) => server.database.transaction((tx) => archive(tx, who.actor));
  expect((await read(reader)).data).toMatchObject({ confirmed: [{ page: 'Dienstanweisung' }], asked: [] });
  expect((await read(editor)).data).toMatchObject({ confirmed: [], asked: [{ page: 'Dienstanweisung' }] });
  await server.database.pool.query('delete from people_persons where id = $1', [reader.person.id]);
  expect((await editor.client.call(listReadings, { page })).requests[0]?.confirmed).toEqual([]);
});

// The last test: time goes on for everybody.
test('whoever has not confirmed is reminded once before the last day and once after it', async () => {
  const { editor, reader, other, space } = await aTeam(server);
  const page = await aRule(editor, space);
  const today = isoDate(clock.now(), server.services.people.timeZone);
  await editor.client.call(askForReading, { page, readers: null, until: addDays(today, 3) });
  await reader.client.call(confirmReading, { request: await requestOf(reader, page) });
  const texts = async (who: SignedInPerson) => (await asked(who)).length;
  for (const [days, count] of [
    [0, 1],
    [1, 2],
    [1, 2],
    [2, 3],
    [1, 3],
  ] as const) {
    clock.advance(days * 86_400_000);
    await remind();
    expect(await texts(other)).toBe(count);
  }
  expect(await texts(reader)).toBe(0);
});

async function remind(): Promise<void> {
  const job = { name: 'wiki.remind_of_readings', data: z.object({}) };
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, job, {}));
  const waiting = "select count(*)::int as jobs from pgboss.job where name = $1 and state <> 'completed'";
  await expect
    .poll(async () => (await server.database.pool.query(waiting, [job.name])).rows[0]?.jobs, { timeout: 20_000 })
    .toBe(0);
}
