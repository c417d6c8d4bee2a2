import { newId } from '@kontor/base';
import { getSession, listAudit, listNotifications, resolveLinks, searchAll } from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  liveClient,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  announceGathering,
  cancelGathering,
  changeGathering,
  createGathering,
  deleteGathering,
  foldGathering,
  type GatheringContent,
  gatheringChangedMeanwhile,
  gatheringNotFound,
  gatheringReadOnly,
  gatheringRef,
  listGatherings,
  notADraft,
  organiserUnknown,
  placesChanged,
  repeatedDates,
  signUpChanged,
  timesDoNotFit,
} from '../shared/index.ts';
import { aContent, aGathering, join, leave, read, toldOf } from './test-gatherings.ts';

let server: TestServer;
const clock = manualClock();
let organiser: SignedInPerson;
let guest: SignedInPerson;
let stranger: SignedInPerson;
let space: string;

beforeAll(async () => {
  server = await startTestServer({ clock });
  organiser = await aSignedInPerson(server);
  guest = await aSignedInPerson(server);
  stranger = await aSignedInPerson(server);
  const grants = [{ subject: { kind: 'person', id: guest.person.id }, role: 'reader' }] as const;
  space = (await aSpace(server, { owner: organiser.person.id, visibility: 'hidden', grants })).id;
});
beforeEach(() => clock.set('2026-11-27T09:00:00Z'));
afterAll(() => server.stop());

const forSpace = (): Partial<GatheringContent> => ({ addressees: [{ kind: 'space', id: space }] });
const listed = async ({ client }: SignedInPerson, given: object = {}) =>
  (await client.call(listGatherings, given)).gatherings.map(({ id }) => id);
const change = (id: string, revision: number, given: Partial<GatheringContent>, scope?: 'following') =>
  organiser.client.call(changeGathering, {
    gathering: id,
    revision,
    content: aContent(organiser.person.id, given),
    ...(scope && { scope }),
  });

test('a draft is its organisers’ alone; announced, those who are invited see it, and nobody else anything of it', async () => {
  const draft = await aGathering(organiser, { ...forSpace(), title: 'Klausurtagung Xaverhof' }, { isDraft: true });
  const { id } = draft;
  const found = async (who: SignedInPerson) =>
    (await who.client.call(searchAll, { q: 'Xaverhof', type: 'gathering' })).hits.map(({ ref }) => ref);
  const cards = async ({ client }: SignedInPerson) =>
    (await client.call(resolveLinks, { refs: [gatheringRef(id)] })).cards.map(({ subtitle }) => subtitle);
  for (const who of [guest, stranger]) {
    await expect(read(who, id)).rejects.toMatchObject({ code: gatheringNotFound.code });
    expect([await cards(who), await listed(who)]).toEqual([[], expect.not.arrayContaining([id])]);
  }
  await organiser.client.call(announceGathering, { gathering: id, tells: false });
  expect((await read(guest, id)).title).toBe('Klausurtagung Xaverhof');
  expect(await cards(guest)).toEqual(['Fr., 18. Dez. 2026, 14:00–16:00 · Rathaus']);
  expect(await listed(guest)).toContain(id);
  await vi.waitFor(async () => expect(await found(guest)).toEqual([gatheringRef(id)]), 5000);
  expect([await found(stranger), await cards(stranger)]).toEqual([[], []]);
  await expect(read(stranger, id)).rejects.toMatchObject({ code: gatheringNotFound.code });
  await expect(join(stranger, id)).rejects.toMatchObject({ code: gatheringNotFound.code });
});

test('only organisers change, announce, cancel; nobody saves over what they have not seen', async () => {
  const { id, revision } = await aGathering(organiser);
  const content = aContent(organiser.person.id);
  const refused = { code: gatheringReadOnly.code };
  await expect(guest.client.call(changeGathering, { gathering: id, revision, content })).rejects.toMatchObject(refused);
  await expect(guest.client.call(cancelGathering, { gathering: id, reason: '' })).rejects.toMatchObject(refused);
  await expect(guest.client.call(deleteGathering, { gathering: id })).rejects.toMatchObject(refused);
  await change(id, revision, { title: 'Herbstfest' });
  await expect(change(id, revision, { title: 'Winterfest' })).rejects.toMatchObject({
    code: gatheringChangedMeanwhile.code,
  });
  await expect(organiser.client.call(deleteGathering, { gathering: id })).rejects.toMatchObject({
    code: notADraft.code,
  });
});

test('days and times have to fit, organisers to exist, addressees to be one’s own', async () => {
  const make = (given: Partial<GatheringContent>) => aGathering(organiser, given);
  for (const wrong of [
    { endsOn: '2026-12-17' },
    { endsTime: '13:00' },
    { startsTime: null },
    { isAllDay: true },
    { signUpUntil: '2026-12-19' },
  ])
    await expect(make(wrong)).rejects.toMatchObject({ code: timesDoNotFit.code });
  await expect(make({ organisers: [newId()] })).rejects.toMatchObject({ code: organiserUnknown.code });
  await expect(make({ contact: newId() })).rejects.toMatchObject({ code: organiserUnknown.code });
  await expect(make({ online: 'http://unsicher.example' })).rejects.toMatchObject({ code: 'http.invalid_input' });
  await expect(aGathering(stranger, forSpace())).rejects.toMatchObject({ code: 'people.addressees_unknown' });
});

test('those who signed up are told of another time or place and of cancelling, once, and others are not', async () => {
  const { id, revision } = await aGathering(organiser, { place: 'Saal' });
  await join(guest, id);
  await change(id, revision, { place: 'Saal', title: 'Neuer Name' });
  await change(id, revision + 1, { place: 'Aula' });
  await vi.waitFor(async () => expect(await toldOf(guest, 'gatherings.changed', id)).toHaveLength(1), 5000);
  await organiser.client.call(cancelGathering, { gathering: id, reason: 'Sturm' });
  await vi.waitFor(async () => expect(await toldOf(guest, 'gatherings.cancelled', id)).toHaveLength(1), 5000);
  expect(await read(guest, id)).toMatchObject({ state: 'cancelled', reason: 'Sturm', isOpen: false });
  const { cards } = await guest.client.call(resolveLinks, { refs: [gatheringRef(id)] });
  expect(cards[0]?.subtitle).toBe('Abgesagt · Fr., 18. Dez. 2026, 14:00–16:00 · Aula');
  // Taken back it stands as it was, with all who signed up.
  await organiser.client.call(announceGathering, { gathering: id, tells: false });
  await vi.waitFor(async () => expect(await toldOf(guest, 'gatherings.changed', id)).toHaveLength(2), 5000);
  expect(await read(guest, id)).toMatchObject({ state: 'announced', reason: '', mine: { state: 'in' } });
  expect(await toldOf(stranger, 'gatherings.changed', id)).toEqual([]);
});

test('those who are invited are told only where the organiser wants it, and once', async () => {
  const quiet = await aGathering(organiser, forSpace());
  const told = await aGathering(organiser, forSpace(), { tells: true });
  await vi.waitFor(async () => expect(await toldOf(guest, 'gatherings.invited', told.id)).toHaveLength(1), 5000);
  await organiser.client.call(announceGathering, { gathering: told.id, tells: true });
  expect((await read(organiser, told.id)).isTold).toBe(true);
  expect(await toldOf(guest, 'gatherings.invited', quiet.id)).toEqual([]);
  expect(await toldOf(stranger, 'gatherings.invited', told.id)).toEqual([]);
  const { notifications } = await guest.client.call(listNotifications, { show: 'inbox' });
  expect(notifications.filter(({ ref }) => ref === gatheringRef(told.id))).toHaveLength(1);
});

test('whoever is no longer invited sees it no longer, unless they signed up; and they hear of it', async () => {
  const { id, revision } = await aGathering(organiser);
  await join(guest, id);
  const { cursor } = await stranger.client.call(getSession, {});
  const hearing = await liveClient(stranger.client, cursor);
  const invited = [{ kind: 'person', id: organiser.person.id }] as const;
  await change(id, revision, { addressees: [...invited] });
  await hearing.waitFor(({ kind, payload }) => kind === 'gatherings.gathering.changed' && payload.gathering === id);
  hearing.close();
  await expect(read(stranger, id)).rejects.toMatchObject({ code: gatheringNotFound.code });
  expect((await read(guest, id)).mine?.state).toBe('in');
  expect(await listed(guest, { filter: 'mine' })).toContain(id);
});

test('organisers hand over: the new one is told and changes it, the old one no longer', async () => {
  const { id, revision } = await aGathering(organiser);
  await change(id, revision, { organisers: [guest.person.id] });
  expect(await toldOf(guest, 'gatherings.organising', id)).toHaveLength(1);
  expect((await read(guest, id)).mayChange).toBe(true);
  expect((await read(organiser, id)).mayChange).toBe(false);
  await expect(change(id, revision + 1, {})).rejects.toMatchObject({ code: gatheringReadOnly.code });
});

test('a series is made at once, and changed or cancelled one by one or from a date on', async () => {
  const days = repeatedDates('2026-12-01', 'week', 4);
  const dates = days.map((startsOn) => ({ id: newId(), startsOn }));
  const content = aContent(organiser.person.id, {
    ...{ startsOn: '2026-12-01', endsOn: '2026-12-01', signUpUntil: '2026-11-30' },
  });
  await organiser.client.call(createGathering, { content, dates });
  const [first = '', second = '', third = '', last = ''] = dates.map(({ id }) => id);
  await organiser.client.call(announceGathering, { gathering: first, tells: true, scope: 'following' });
  expect(await read(guest, third)).toMatchObject({
    startsOn: '2026-12-15',
    endsOn: '2026-12-15',
    signUpUntil: '2026-12-14',
  });
  // From the second on a day later and at another time; the first stays.
  const moved = {
    ...content,
    startsOn: '2026-12-09',
    endsOn: '2026-12-09',
    signUpUntil: '2026-12-08',
    startsTime: '15:00',
  };
  await organiser.client.call(changeGathering, { gathering: second, revision: 2, content: moved, scope: 'following' });
  const starts = async () =>
    Promise.all(
      dates.map(async ({ id }) => {
        const { startsOn, startsTime, state } = await read(guest, id);
        return `${startsOn} ${startsTime} ${state}`;
      }),
    );
  await organiser.client.call(cancelGathering, { gathering: third, reason: '', scope: 'following' });
  expect(await starts()).toEqual([
    '2026-12-01 14:00 announced',
    '2026-12-09 15:00 announced',
    '2026-12-16 15:00 cancelled',
    '2026-12-23 15:00 cancelled',
  ]);
  await organiser.client.call(changeGathering, {
    ...{ gathering: last, revision: 4 },
    content: { ...content, startsOn: '2026-12-24', endsOn: '2026-12-24', signUpUntil: null },
  });
  expect((await starts()).at(-1)).toBe('2026-12-24 14:00 cancelled');
  // One message for the whole series.
  await vi.waitFor(async () => expect(await toldOf(guest, 'gatherings.invited', first)).toHaveLength(1), 5000);
  expect(await toldOf(guest, 'gatherings.invited', third)).toEqual([]);
});

test('lists go on where a page ends, past ones backwards, and are narrowed to the own ones', async () => {
  const person = await aSignedInPerson(server);
  const only = { addressees: [{ kind: 'person' as const, id: person.person.id }] };
  const at = (day: string) => ({ ...only, startsOn: day, endsOn: day });
  const made: string[] = [];
  for (const day of ['2026-12-03', '2026-12-01', '2026-12-02']) made.push((await aGathering(organiser, at(day))).id);
  const [third = '', first = '', second = ''] = made;
  const mine = (ids: readonly string[]) => ids.filter((id) => made.includes(id));
  const page = await person.client.call(listGatherings, { limit: 2 });
  const next = await person.client.call(listGatherings, { after: page.next ?? '', limit: 50 });
  const all = [...page.gatherings, ...next.gatherings].map(({ id }) => id);
  expect(mine(all)).toEqual([first, second, third]);
  expect(new Set(all).size).toBe(all.length);
  await join(person, second);
  expect(await listed(person, { filter: 'mine' })).toEqual([second]);
  clock.set('2026-12-05T09:00:00Z');
  expect(mine(await listed(person, { when: 'past' }))).toEqual([third, second, first]);
  expect(mine(await listed(person))).toEqual([]);
});

test('what live clients fold is what they would fetch, and nobody hears who signed up', async () => {
  const { id } = await aGathering(organiser, { capacity: 1 });
  await join(organiser, id);
  await join(guest, id);
  const [old, bystander] = [await read(guest, id), await read(stranger, id)];
  const listening = await liveClient(guest.client, (await guest.client.call(getSession, {})).cursor);
  const watching = await liveClient(stranger.client, (await stranger.client.call(getSession, {})).cursor);
  await leave(organiser, id);
  await join(organiser, id);
  const isLast = ({ kind, payload }: { kind: string; payload: Record<string, unknown> }) =>
    kind === placesChanged.kind && payload.gathering === id;
  await vi.waitFor(() => expect(listening.events.filter(isLast)).toHaveLength(2), 5000);
  await vi.waitFor(() => expect(watching.events.filter(isLast)).toHaveLength(2), 5000);
  await vi.waitFor(
    () => expect(listening.events.filter(({ kind }) => kind === signUpChanged.kind)).not.toEqual([]),
    5000,
  );
  const fold = (copy: typeof old, events: typeof listening.events) =>
    events.reduce((folded, { payload, object }) => {
      const event = { payload: payload as { gathering: string }, object }; // the payload of each of these events
      return foldGathering(folded, event) ?? folded;
    }, copy);
  const folded = fold(old, listening.events);
  expect(folded).toEqual(await read(guest, id));
  expect(fold(folded, listening.events)).toEqual(folded);
  expect(fold(bystander, watching.events)).toEqual(await read(stranger, id));
  expect(watching.events.filter(({ kind }) => kind === signUpChanged.kind)).toEqual([]);
  listening.close();
  watching.close();
});

test('organisers save who signed up as a file without formulas, others do not, and it is audited', async () => {
  const auditor = await aSignedInPerson(server, { roles: ['auditor'] });
  const { id } = await aGathering(organiser, { question: 'Was essen Sie?', guests: 2 });
  await join(guest, id, { guests: 1, answer: '=SUMME(A1)' });
  const path = `/api/gatherings/${id}/participants.csv`;
  const answer = await organiser.client.fetch(path);
  const [head, line] = (await answer.text()).split('\r\n');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(head).toContain('Name;Stand;Platz auf der Warteliste;Begleitpersonen;Was essen Sie?');
  expect(line).toContain(";hat einen Platz;;1;'=SUMME(A1)");
  expect((await guest.client.fetch(path)).status).toBe(403);
  expect((await stranger.client.fetch(`/api/gatherings/${newId()}/participants.csv`)).status).toBe(404);
  const { entries } = await auditor.client.call(listAudit, { kind: 'gatherings.participants_exported' });
  expect(entries.filter(({ object }) => object === gatheringRef(id))).toHaveLength(1);
});

test('a draft is deleted, with the later ones of its series where that is wanted, and what is announced stays', async () => {
  const dates = repeatedDates('2026-12-01', 'week', 4).map((startsOn) => ({ id: newId(), startsOn }));
  const content = aContent(organiser.person.id, { startsOn: '2026-12-01', endsOn: '2026-12-01' });
  await organiser.client.call(createGathering, { content, dates });
  const [first = '', second = '', third = '', last = ''] = dates.map(({ id }) => id);
  await organiser.client.call(announceGathering, { gathering: third, tells: false });
  await organiser.client.call(deleteGathering, { gathering: second, scope: 'following' });
  const isThere = async (id: string) =>
    (await organiser.client.call(listGatherings, { filter: 'organised' })).gatherings.some((each) => each.id === id);
  expect(await Promise.all([first, second, third, last].map(isThere))).toEqual([true, false, true, false]);
  await organiser.client.call(deleteGathering, { gathering: first });
  expect(await isThere(first)).toBe(false);
});

test.each([
  { guests: 10 },
  { capacity: 0 },
  { capacity: 1.5 },
  { title: ' ' },
  { startsTime: '24:00' },
  { startsOn: '2026-02-30' },
  { organisers: [] },
  { addressees: [] },
  { online: 'javascript:alert(1)' },
  { keptDays: 0 },
  { description: 'x'.repeat(10_001) },
])('bad input makes nothing: %#', async (given) => {
  const content = { ...aContent(organiser.person.id), ...given };
  const response = await organiser.client.fetch('/api/gatherings', {
    method: 'POST',
    body: JSON.stringify({ content, dates: [{ id: newId(), startsOn: content.startsOn }] }),
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(400);
});
