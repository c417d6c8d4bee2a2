import { newId } from '@kontor/base';
import { previewSubstitute, setAbsence } from '@kontor/schema';
import {
  anOrgUnit,
  aSignedInPerson,
  aSpace,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  defaultVisibility,
  getPerson,
  getPersonCard,
  listAway,
  setVisibility,
  type VisibilityLevel,
} from '../shared/index.ts';

/** Half past midnight in Berlin, still the day before in UTC. */
const clock = manualClock('2026-11-25T23:30:00Z');
const today = '2026-11-26';
let server: TestServer;
let unit: string;
let below: string;
let colleague: SignedInPerson;
let lead: SignedInPerson;
let stranger: SignedInPerson;
let away: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());
beforeEach(async () => {
  unit = (await anOrgUnit(server)).id;
  below = (await anOrgUnit(server, { parent: unit })).id;
  away = await aSignedInPerson(server, { positions: [{ orgUnit: below }] });
  colleague = await aSignedInPerson(server, { positions: [{ orgUnit: below }] });
  lead = await aSignedInPerson(server, { positions: [{ orgUnit: unit, lead: true }] });
  stranger = await aSignedInPerson(server, { positions: [{ orgUnit: (await anOrgUnit(server)).id }] });
});

const enter = (person: SignedInPerson, from: string, until: string, substitute: SignedInPerson | null = null) =>
  person.client.call(setAbsence, { from, until, note: 'Kur', substitute: substitute?.person.id ?? null });

async function seenBy(viewer: SignedInPerson, query: { of?: 'units' | 'everybody'; orgUnit?: string; days?: number }) {
  const { away: found } = await viewer.client.call(listAway, query);
  return found.filter(({ person }) => person.id === away.person.id).map(({ from, note }) => [from, note]);
}

test('everybody sees who is away today and who stands in, and only those close to them why', async () => {
  await enter(away, '2026-11-20', today, colleague);
  const answer = await stranger.client.call(listAway, { orgUnit: unit });
  expect(answer).toMatchObject({ today, until: '2026-12-09', isCut: false });
  expect(answer.away).toMatchObject([
    {
      person: { id: away.person.id, absent: true },
      orgUnit: { id: below },
      substitute: { id: colleague.person.id, name: colleague.person.name },
      note: null,
      isSubstituteAway: false,
    },
  ]);
  expect(await seenBy(colleague, {})).toEqual([['2026-11-20', 'Kur']]);
  expect(await seenBy(lead, {})).toEqual([['2026-11-20', 'Kur']]);
});

test('absences to come are seen by those to whom the person shows them, and by who will stand in', async () => {
  const substitute = stranger;
  const nobody = await aSignedInPerson(server);
  await enter(away, '2026-12-01', '2026-12-05', substitute);
  const sees = async (viewer: SignedInPerson) => (await seenBy(viewer, { of: 'everybody' })).length > 0;
  const choose = (absences: VisibilityLevel) =>
    away.client.call(setVisibility, { visibility: { ...defaultVisibility, absences } });
  const seen = async () => [await sees(nobody), await sees(colleague), await sees(lead), await sees(away)];
  expect(await seen()).toEqual([false, true, true, true]);
  await choose('everyone');
  expect(await seen()).toEqual([true, true, true, true]);
  await choose('managers');
  expect(await seen()).toEqual([false, false, true, true]);
  await choose('nobody');
  expect(await seen()).toEqual([false, false, false, true]);
  expect(await sees(substitute)).toBe(true);
});

test('the days asked for are today and those after it in the organisation’s zone', async () => {
  await enter(away, '2026-11-25', '2026-11-25');
  await enter(away, '2026-11-28', '2026-11-28');
  expect(await seenBy(colleague, { days: 2 })).toEqual([]);
  expect(await seenBy(colleague, { days: 3 })).toEqual([['2026-11-28', 'Kur']]);
});

test('the own units are those where one works, with those below for who leads', async () => {
  await enter(away, today, today);
  expect(await seenBy(lead, { of: 'units' })).toHaveLength(1);
  expect(await seenBy(colleague, { of: 'units' })).toHaveLength(1);
  expect(await seenBy(stranger, { of: 'units' })).toHaveLength(0);
  const helper = await aSignedInPerson(server, { positions: [{ orgUnit: unit }] });
  expect(await seenBy(helper, { of: 'units' })).toHaveLength(0);
  expect(await seenBy(stranger, { of: 'everybody' })).toHaveLength(1);
});

test('tells when who stands in is away, too', async () => {
  await enter(away, today, today, colleague);
  await enter(colleague, today, today);
  const { away: found } = await lead.client.call(listAway, {});
  expect(found.find(({ person }) => person.id === away.person.id)?.isSubstituteAway).toBe(true);
});

test('people of a space are listed for its members alone', async () => {
  const space = await aSpace(server, {
    owner: away.person.id,
    visibility: 'open',
    grants: [{ subject: { kind: 'person', id: lead.person.id }, role: 'reader' }],
  });
  await enter(away, today, today);
  const { away: found } = await lead.client.call(listAway, { space: space.id });
  expect(found.map(({ person }) => person.id)).toEqual([away.person.id]);
  await expect(stranger.client.call(listAway, { space: space.id })).rejects.toMatchObject({ code: 'spaces.not_found' });
  await expect(stranger.client.call(listAway, { orgUnit: newId() })).rejects.toMatchObject({
    code: 'people.org_unit_not_found',
  });
});

test('two notes: each sees the one meant for them, in the list, the card and the entry (substitutes S19)', async () => {
  const notes = { note: 'Kur', noteForAll: 'Bitte ans Bürgerbüro' };
  await away.client.call(setAbsence, { from: today, until: today, untilTime: '12:00', ...notes });
  const person = away.person.id;
  for (const [viewer, note] of [
    [stranger, notes.noteForAll],
    [colleague, notes.note],
    [lead, notes.note],
    [away, notes.note],
  ] as const) {
    const listed = (await viewer.client.call(listAway, { orgUnit: unit })).away;
    expect(listed).toMatchObject([{ note, fromTime: null, untilTime: '12:00' }]);
    expect((await viewer.client.call(getPersonCard, { person })).absence).toMatchObject({ note, untilTime: '12:00' });
    expect((await viewer.client.call(getPerson, { person })).absence).toMatchObject({ note });
  }
});

test('who plans an absence hears when a substitute will be away only from whom that one shows it to (S18)', async () => {
  await enter(away, '2026-12-01', '2026-12-05', stranger);
  const preview = async (viewer: SignedInPerson) =>
    (
      await viewer.client.call(previewSubstitute, {
        substitute: away.person.id,
        from: '2026-12-04',
        until: '2026-12-10',
      })
    ).away;
  expect(await preview(stranger)).toBeNull();
  expect(await preview(colleague)).toMatchObject({
    from: '2026-12-01',
    until: '2026-12-05',
    standsIn: { id: stranger.person.id },
  });
});
