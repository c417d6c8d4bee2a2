import { newId, refOf } from '@kontor/base';
import { type Addressee, getSession, resolveLinks, searchAll } from '@kontor/schema';
import {
  anOrgUnit,
  aSignedInPerson,
  liveClient,
  manualClock,
  type SignedInPerson,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  alreadyIssued,
  alreadyReminded,
  alreadyWithdrawn,
  confirmVersion,
  deadlinePast,
  foldOwn,
  getInstruction,
  getReport,
  instructionNotFound,
  instructionRef,
  issueInstruction,
  listIssued,
  nameDeputies,
  notTheOffice,
  prepareIssue,
  remindNow,
  textNotFound,
  withdrawInstruction,
} from '../shared/index.ts';
import { forgetEnded, tellAll } from './asking-jobs.ts';
import {
  confirm,
  forUnit,
  issue,
  issueAgain,
  jumpTo,
  own,
  read,
  startInstructions,
  type TestInstructions,
  toldOf,
} from './test-instructions.ts';

const clock = manualClock('2043-12-01T09:00:00Z');
const now = '2043-12-01T09:00:00.000Z';
let all: TestInstructions;
let server: TestServer;
let city: Awaited<ReturnType<typeof aCity>>;

beforeAll(async () => {
  all = await startInstructions(clock);
  server = all.server;
});
afterAll(() => server?.stop());
beforeEach(async () => {
  await jumpTo(server, clock, now);
  city = await aCity();
});

/** An office with its lead, two units for which it issues with somebody in each, and people who have no business there. */
async function aCity() {
  const [office, one, two] = [await anOrgUnit(server), await anOrgUnit(server), await anOrgUnit(server)];
  const at = (orgUnit: string, lead = false) => ({ positions: [{ orgUnit, lead }] });
  const [lead, anna, bert, stranger, otherLead, administrator] = [
    await aSignedInPerson(server, at(office.id, true)),
    await aSignedInPerson(server, at(one.id)),
    await aSignedInPerson(server, at(two.id)),
    await aSignedInPerson(server),
    await aSignedInPerson(server, at(one.id, true)),
    await aSignedInPerson(server, { roles: ['administrator'] }),
  ];
  return { office: office.id, one: one.id, two: two.id, lead, anna, bert, stranger, otherLead, administrator };
}

const issued = (given: { deadline?: string; keptYears?: number } = {}) =>
  issue(all, city.lead, { office: city.office, units: [city.one, city.two], ...given });

const report = ({ client }: SignedInPerson, instruction: string, number?: number) =>
  client.call(getReport, { instruction, ...(number !== undefined && { number }) });

async function namesIn(who: SignedInPerson, instruction: string, number?: number) {
  const { units, former } = await report(who, instruction, number);
  const ids = (rows: readonly { person: { id: string } }[]) => rows.map(({ person }) => person.id).sort();
  return {
    open: ids(units.flatMap(({ open }) => open)),
    confirmed: ids(units.flatMap(({ confirmed }) => confirmed)),
    former: ids(former),
  };
}

const idsOf = (...who: SignedInPerson[]) => who.map(({ person }) => person.id).sort();

test('is issued by those who lead the office, those whom they named, and administrators, by nobody else', async () => {
  const source = all.texts.put('Text');
  const addressees = forUnit(city.one);
  const issueAs = ({ client }: SignedInPerson) =>
    client.call(issueInstruction, {
      ...{ source, addressees, title: 'Neu', office: city.office, validFrom: '2043-12-01', deadline: null },
    });
  for (const who of [city.anna, city.otherLead, city.stranger])
    await expect(issueAs(who)).rejects.toMatchObject({ code: notTheOffice.code });
  await issueAs(city.lead);
  await issueAs(city.administrator);
  await expect(
    city.administrator.client.call(nameDeputies, { office: city.office, persons: idsOf(city.stranger) }),
  ).rejects.toMatchObject({ code: notTheOffice.code });
  await city.lead.client.call(nameDeputies, { office: city.office, persons: idsOf(city.stranger) });
  await issueAs(city.stranger);
  const { offices } = await city.stranger.client.call(listIssued, {});
  expect(offices).toMatchObject([{ id: city.office, mayName: false, deputies: [{ id: city.stranger.person.id }] }]);
  await city.lead.client.call(nameDeputies, { office: city.office, persons: [] });
  await expect(issueAs(city.stranger)).rejects.toMatchObject({ code: notTheOffice.code });
});

test('an office that nobody leads is acted for by the lead above it', async () => {
  const below = await anOrgUnit(server, { parent: city.office });
  const id = await issue(all, city.lead, { office: below.id, units: [city.one] });
  expect((await namesIn(city.lead, id)).open).toEqual(idsOf(city.anna, city.otherLead));
  const newLead = await aSignedInPerson(server, { positions: [{ orgUnit: below.id, lead: true }] });
  await report(newLead, id);
  await expect(report(city.lead, id)).rejects.toMatchObject({ code: instructionNotFound.code });
});

test('freezes the text of what its author sees, and refuses what is empty or late', async () => {
  const hidden = all.texts.put('Geheim', [`person:${city.anna.person.id}`]);
  const empty = all.texts.put('');
  const about = { title: 'Neu', office: city.office, addressees: forUnit(city.one), validFrom: '2043-12-01' };
  const put = (source: typeof hidden, deadline: string | null = null) =>
    city.lead.client.call(issueInstruction, { ...about, source, deadline });
  await expect(put(hidden)).rejects.toMatchObject({ code: textNotFound.code });
  await expect(put(empty)).rejects.toMatchObject({ code: textNotFound.code });
  await expect(put(all.texts.put('Text'), '2043-11-30')).rejects.toMatchObject({ code: deadlinePast.code });
  await expect(city.lead.client.call(prepareIssue, { source: hidden })).rejects.toMatchObject({
    code: textNotFound.code,
  });
  const { instruction } = await put(all.texts.put('Text'), '2043-12-01');
  expect(JSON.stringify((await read(city.anna, instruction)).doc)).toContain('Text');
});

test('is read by its addressees and its office, and by nobody else, administrators neither', async () => {
  const id = await issued();
  for (const who of [city.anna, city.bert, city.lead]) expect((await read(who, id)).version.number).toBe(1);
  for (const who of [city.stranger, city.administrator])
    await expect(read(who, id)).rejects.toMatchObject({ code: instructionNotFound.code });
  const cards = async ({ client }: SignedInPerson) =>
    (await client.call(resolveLinks, { refs: [instructionRef(id)] })).cards.length;
  expect(await Promise.all([city.anna, city.lead, city.stranger, city.administrator].map(cards))).toEqual([1, 1, 0, 0]);
});

test('its pictures and files are its own: readable by its addressees, who may not see the text of which it was made', async () => {
  const id = newId();
  const store = (name: string) =>
    server.database.transaction((tx) =>
      server.services.files.store(tx, Buffer.from(`GIF89a ${name} ${id}`), name, refOf('test', 'text', id)),
    );
  const [picture, plan] = [await store('bild.gif'), await store('plan.gif')];
  const link = { type: 'link', attrs: { href: `kontor:files/file/${plan.id}` } };
  const doc = {
    type: 'doc',
    content: [
      { type: 'image', attrs: { file: picture.id, alt: 'Plan' } },
      { type: 'paragraph', content: [{ type: 'text', text: 'Anlage', marks: [link] }] },
    ],
  };
  const source = all.texts.put(doc, [`person:${city.lead.person.id}`], id);
  const about = { title: 'Neu', office: city.office, addressees: forUnit(city.one), validFrom: '2043-12-01' };
  const issuedOne = await city.lead.client.call(issueInstruction, { ...about, source, deadline: null });
  const frozen = JSON.stringify((await read(city.anna, issuedOne.instruction)).doc);
  const copies = [...frozen.matchAll(/"file":"([^"]+)"|kontor:files\/file\/([^"]+)"/g)].map(
    ([, file, linked]) => file ?? linked ?? '',
  );
  expect(copies).toHaveLength(2);
  expect(copies).not.toContain(picture.id);
  const status = async ({ client }: SignedInPerson, file: string) => (await client.fetch(`/api/files/${file}`)).status;
  for (const file of copies) {
    expect([await status(city.anna, file), await status(city.bert, file)]).toEqual([200, 404]);
  }
  expect(await status(city.anna, picture.id)).toBe(404);
  await city.lead.client.call(withdrawInstruction, { instruction: issuedOne.instruction });
  expect(await status(city.anna, copies[0] ?? '')).toBe(404);
});

test('the report is for those who act for the office alone', async () => {
  const id = await issued();
  await report(city.lead, id);
  for (const who of [city.anna, city.otherLead])
    await expect(report(who, id)).rejects.toMatchObject({ code: notTheOffice.code });
  for (const who of [city.stranger, city.administrator])
    await expect(report(who, id)).rejects.toMatchObject({ code: instructionNotFound.code });
  const file = async ({ client }: SignedInPerson) => (await client.fetch(`/api/instructions/${id}/report.csv`)).status;
  expect(await Promise.all([city.lead, city.otherLead, city.administrator].map(file))).toEqual([200, 403, 404]);
  const seen = await read(city.anna, id);
  expect([seen.maySeeReport, seen.mayManage]).toEqual([false, false]);
  expect(seen.reportSeenBy).toMatchObject([{ id: city.lead.person.id }]);
});

test('an administrator who issued one can issue it anew and take it back, and sees no report', async () => {
  const id = await issue(all, city.administrator, { office: city.office, units: [city.one] });
  expect(await read(city.administrator, id)).toMatchObject({ mayManage: true, maySeeReport: false });
  await expect(report(city.administrator, id)).rejects.toMatchObject({ code: notTheOffice.code });
  const { instructions } = await city.administrator.client.call(listIssued, {});
  expect(instructions.find((each) => each.id === id)?.counts).toBeNull();
  await city.administrator.client.call(withdrawInstruction, { instruction: id });
});

test('a confirmation is of one person and one version, and counts once however often it comes', async () => {
  const id = await issued();
  const { version } = await read(city.anna, id);
  const mine = newId();
  const first = await confirm(city.anna, version.id, now, mine);
  clock.advance(60_000);
  expect(await confirm(city.anna, version.id, '2043-12-01T09:01:00Z', mine)).toEqual(first);
  expect(await confirm(city.anna, version.id, '2043-12-01T09:01:00Z')).toEqual(first);
  expect(await namesIn(city.lead, id)).toEqual({
    open: idsOf(city.bert, city.otherLead),
    confirmed: idsOf(city.anna),
    former: [],
  });
  await expect(confirm(city.stranger, version.id, now)).rejects.toMatchObject({ code: instructionNotFound.code });
  await expect(confirm(city.bert, version.id, now, mine)).rejects.toMatchObject({ code: instructionNotFound.code });
  await expect(
    city.bert.client.call(confirmVersion, { id: newId(), version: newId(), givenAt: now }),
  ).rejects.toMatchObject({ code: instructionNotFound.code });
});

test('keeps when it was given and when it arrived; a device whose clock is wrong cannot give it earlier or later than possible', async () => {
  const id = await issued();
  const { version } = await read(city.anna, id);
  clock.set('2043-12-03T09:00:00Z');
  expect(await confirm(city.anna, version.id, '2043-12-02T07:00:00Z')).toMatchObject({
    givenAt: '2043-12-02T07:00:00.000Z',
    arrivedAt: '2043-12-03T09:00:00.000Z',
  });
  expect((await confirm(city.bert, version.id, '2031-01-01T00:00:00Z')).givenAt).toBe(now);
  const late = await confirm(city.otherLead, version.id, '2050-01-01T00:00:00Z');
  expect(late.givenAt).toBe('2043-12-03T09:00:00.000Z');
});

test('a new version asks again; what was given offline for the old one is a proof of that, and the new one stays open', async () => {
  const id = await issued();
  const { version: old } = await read(city.anna, id);
  await confirm(city.bert, old.id, now);
  await tellAll(all.newContext(), id);
  clock.advance(3_600_000);
  await issueAgain(all, city.lead, { instruction: id, units: [city.one, city.two], after: 1 });
  await expect(issueAgain(all, city.lead, { instruction: id, units: [city.one], after: 1 })).rejects.toMatchObject({
    code: alreadyIssued.code,
  });
  await tellAll(all.newContext(), id);
  await confirm(city.anna, old.id, '2043-12-01T09:30:00Z');
  expect((await namesIn(city.lead, id)).open).toEqual(idsOf(city.anna, city.bert, city.otherLead));
  expect((await namesIn(city.lead, id, 1)).confirmed).toEqual(idsOf(city.anna, city.bert));
  expect((await own(city.anna)).open).toMatchObject([{ instruction: id, number: 2 }]);
  expect((await own(city.anna)).confirmed).toMatchObject([{ number: 1, isCurrent: false, isReadable: true }]);
  expect((await toldOf(city.anna, id, ['inbox'])).map(({ text }) => text.de)).toEqual([
    expect.stringContaining('neue Fassung'),
  ]);
  const before = await city.anna.client.call(getInstruction, { instruction: id, number: 1 });
  expect([before.isCurrent, before.asksMe, before.confirmed !== null]).toEqual([false, false, true]);
});

test('who loses the right sees the text no more at once, and their own proof still', async () => {
  const id = await issued();
  const { version } = await read(city.anna, id);
  await confirm(city.anna, version.id, now);
  await server.database.transaction((tx) =>
    server.services.people.setPositions(tx, undefined, city.anna.person.id, []),
  );
  await expect(read(city.anna, id)).rejects.toMatchObject({ code: instructionNotFound.code });
  expect((await own(city.anna)).confirmed).toMatchObject([{ title: 'Dienstreisen', number: 1, isReadable: false }]);
  expect(await namesIn(city.lead, id)).toMatchObject({ confirmed: [], former: idsOf(city.anna) });
});

test('what was given before somebody left, and arrives later, is a proof all the same', async () => {
  const id = await issued();
  const { version } = await read(city.anna, id);
  await tellAll(all.newContext(), id);
  await server.database.transaction((tx) =>
    server.services.people.setPositions(tx, undefined, city.anna.person.id, []),
  );
  await tellAll(all.newContext(), id);
  await confirm(city.anna, version.id, now);
  expect((await namesIn(city.lead, id)).former).toEqual(idsOf(city.anna));
});

test('taken back, it asks nobody and is hidden from its addressees; proofs stay for their period and then go', async () => {
  const id = await issued({ keptYears: 2 });
  const { version } = await read(city.anna, id);
  await confirm(city.anna, version.id, now);
  await tellAll(all.newContext(), id);
  await expect(city.anna.client.call(withdrawInstruction, { instruction: id })).rejects.toMatchObject({
    code: notTheOffice.code,
  });
  await city.lead.client.call(withdrawInstruction, { instruction: id });
  await expect(read(city.bert, id)).rejects.toMatchObject({ code: instructionNotFound.code });
  expect([(await own(city.bert)).open, await toldOf(city.bert, id, ['inbox'])]).toEqual([[], []]);
  expect(await namesIn(city.lead, id)).toEqual({ open: [], confirmed: idsOf(city.anna), former: [] });
  await expect(issueAgain(all, city.lead, { instruction: id, units: [city.one], after: 1 })).rejects.toMatchObject({
    code: alreadyWithdrawn.code,
  });
  await expect(city.lead.client.call(remindNow, { instruction: id })).rejects.toMatchObject({
    code: alreadyWithdrawn.code,
  });
  await jumpTo(server, clock, '2045-11-30T09:00:00Z');
  await forgetEnded(all.newContext());
  expect((await own(city.anna)).confirmed).toHaveLength(1);
  await jumpTo(server, clock, '2045-12-01T09:00:01Z');
  await forgetEnded(all.newContext());
  expect((await own(city.anna)).confirmed).toEqual([]);
  await expect(report(city.lead, id)).rejects.toMatchObject({ code: instructionNotFound.code });
});

test('a proof outlives the row of its person, with their name', async () => {
  const id = await issued();
  const { version } = await read(city.anna, id);
  await confirm(city.anna, version.id, now);
  const { id: person, name } = city.anna.person;
  await server.database.pool.query('delete from people_positions where person = $1', [person]);
  await server.database.pool.query('delete from accounts_accounts where person = $1', [person]);
  await server.database.pool.query('delete from people_persons where id = $1', [person]);
  expect((await report(city.lead, id)).former).toMatchObject([{ person: { id: person, name } }]);
});

test('those who act for the office remind once a day, and whoever has confirmed is not reminded', async () => {
  const id = await issued();
  await confirm(city.anna, (await read(city.anna, id)).version.id, now);
  await tellAll(all.newContext(), id);
  await expect(city.otherLead.client.call(remindNow, { instruction: id })).rejects.toMatchObject({
    code: notTheOffice.code,
  });
  await city.lead.client.call(remindNow, { instruction: id });
  await expect(city.lead.client.call(remindNow, { instruction: id })).rejects.toMatchObject({
    code: alreadyReminded.code,
  });
  expect([(await toldOf(city.anna, id)).length, (await toldOf(city.bert, id)).length]).toEqual([0, 2]);
  expect((await report(city.lead, id)).mayRemind).toBe(false);
  await jumpTo(server, clock, '2043-12-02T09:00:00Z');
  await city.lead.client.call(remindNow, { instruction: id });
});

test('the file has a line for each person, and nothing in it begins a formula', async () => {
  const evil = await aSignedInPerson(server, {
    givenName: '=1+1',
    familyName: 'Formel',
    positions: [{ orgUnit: city.one }],
  });
  const id = await issued();
  await confirm(evil, (await read(evil, id)).version.id, now);
  const text = await (await city.lead.client.fetch(`/api/instructions/${id}/report.csv`)).text();
  const lines = text.split('\r\n');
  expect(lines[0]).toContain('Dienstreisen');
  expect(lines.filter((line) => line.includes(';offen;'))).toHaveLength(3);
  expect(lines.find((line) => line.includes('Formel'))).toContain("'=1+1");
});

test('is found by its words by those who see it, and by nobody else', async () => {
  const word = `Zitterrochen${newId().slice(-6)}`;
  const source = all.texts.put(`Ein ${word} schwimmt.`);
  const addressees: Addressee[] = [{ kind: 'person', id: city.anna.person.id }];
  const about = { title: 'Fische', office: city.office, validFrom: '2043-12-01', deadline: null };
  await city.lead.client.call(issueInstruction, { ...about, source, addressees });
  const hits = async ({ client }: SignedInPerson) => (await client.call(searchAll, { q: word })).hits.length;
  await expect.poll(() => hits(city.anna), { timeout: 10_000 }).toBe(1);
  expect(await Promise.all([city.lead, city.bert, city.administrator].map(hits))).toEqual([1, 0, 0]);
});

test('a confirmation is sent to the person alone: the old copies and the event make what a fetch gives', async () => {
  const id = await issued();
  const [{ version }, list] = [await read(city.anna, id), await own(city.anna)];
  const live = async ({ client }: SignedInPerson) => liveClient(client, (await client.call(getSession, {})).cursor);
  const [mine, others, office] = [await live(city.anna), await live(city.bert), await live(city.lead)];
  clock.advance(1000);
  await confirm(city.anna, version.id, '2043-12-01T09:00:01Z');
  const event = await mine.waitFor(({ kind }) => kind === 'instructions.version.confirmed');
  await office.waitFor(({ kind }) => kind === 'instructions.asking.changed');
  const happened = {
    payload: { version: version.id },
    object: event.object as Record<string, unknown>, // checked by the folds
  };
  const folded = foldOwn(list, happened);
  expect(folded).toEqual(await own(city.anna));
  expect(folded && foldOwn(folded, happened)).toEqual(folded);
  expect(others.events.map(({ kind }) => kind)).not.toContain('instructions.version.confirmed');
  for (const client of [mine, others, office]) client.close();
});
