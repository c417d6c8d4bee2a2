import {
  type CallInputOf,
  changeAbsence,
  findSubstitutes,
  listAbsences,
  previewSubstitute,
  removeAbsence,
  setAbsence,
} from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const monday = '2026-11-23';
const tuesday = '2026-11-24';
const clock = manualClock();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ clock, plugins: [] });
});
afterAll(() => server?.stop());
// Nine in the morning in Berlin.
beforeEach(() => clock.set(`${monday}T08:00:00Z`));

const someone = (given: Parameters<typeof aSignedInPerson>[1] = {}) => aSignedInPerson(server, given);
const away = (who: SignedInPerson, absence: Partial<CallInputOf<typeof setAbsence>> = {}) =>
  who.client.call(setAbsence, { from: monday, until: monday, ...absence });
const standsInFor = async (who: { readonly id: string }) => {
  const found = await server.database.transaction((tx) => server.services.people.findSubstitutes(tx, [who.id]));
  const standIn = found.get(who.id);
  return standIn && [standIn.substitute, standIn.because];
};
const coveredBy = async (who: SignedInPerson) => {
  const found = await server.database.transaction((tx) =>
    server.services.people.findCurrentAbsencesFor(tx, who.person.id),
  );
  return found.map(({ person }) => person).sort();
};

test('an absence by times of day begins and ends with the minute, by the organisation’s clock (S1)', async () => {
  const [anna, ben] = [await someone(), await someone()];
  await away(anna, { fromTime: '12:30', until: tuesday, untilTime: '10:00', substitute: ben.person.id });
  const at = async (moment: string) => {
    clock.set(moment);
    return standsInFor(anna.person);
  };
  expect(await at(`${monday}T11:29:59Z`)).toBeUndefined();
  expect(await at(`${monday}T11:30:00Z`)).toEqual([ben.person.id, 'named']);
  expect(await at(`${tuesday}T08:59:59Z`)).toEqual([ben.person.id, 'named']);
  expect(await at(`${tuesday}T09:00:00Z`)).toBeUndefined();
});

test('two absences on one day are fine as long as they share no minute (S1)', async () => {
  const anna = await someone();
  await away(anna, { untilTime: '12:00' });
  await away(anna, { fromTime: '12:00', untilTime: '14:00' });
  for (const overlapping of [{}, { fromTime: '11:59', untilTime: '12:01' }, { fromTime: '13:00' }]) {
    await expect(away(anna, overlapping)).rejects.toMatchObject({ code: 'people.absence_overlaps' });
  }
  for (const reversed of [
    { fromTime: '16:00', untilTime: '15:00' },
    { fromTime: '16:00', untilTime: '16:00' },
  ]) {
    await expect(away(anna, reversed)).rejects.toMatchObject({ code: 'people.absence_dates' });
  }
  await away(anna, { fromTime: '14:00' });
});

test('a substitute who is away hands on to theirs, to any depth (S2)', async () => {
  const [anna, ben, cem, dora] = [await someone(), await someone(), await someone(), await someone()];
  await away(anna, { substitute: ben.person.id });
  expect(await standsInFor(anna.person)).toEqual([ben.person.id, 'named']);
  await away(ben, { substitute: cem.person.id });
  expect(await standsInFor(anna.person)).toEqual([cem.person.id, 'chain']);
  await away(cem, { fromTime: '12:00', substitute: dora.person.id });
  expect(await standsInFor(anna.person)).toEqual([cem.person.id, 'chain']);
  clock.set(`${monday}T12:00:00Z`);
  expect(await standsInFor(anna.person)).toEqual([dora.person.id, 'chain']);
  expect(await coveredBy(dora)).toEqual([anna, ben, cem].map(({ person }) => person.id).sort());
  expect(await coveredBy(ben)).toEqual([]);
});

test('circles end, and whoever has left stands in for nobody (S3)', async () => {
  const [anna, ben] = [await someone(), await someone()];
  await away(anna, { substitute: ben.person.id });
  await away(ben, { substitute: anna.person.id });
  expect(await standsInFor(anna.person)).toEqual([null, null]);
  const [cem, gone] = [await someone(), await aPerson(server)];
  await away(cem, { until: tuesday, substitute: gone.id });
  await server.database.transaction((tx) =>
    server.services.people.updatePerson(tx, undefined, gone.id, { validUntil: monday }),
  );
  expect(await standsInFor(cem.person)).toEqual([gone.id, 'named']);
  clock.set(`${tuesday}T08:00:00Z`);
  expect(await standsInFor(cem.person)).toEqual([null, null]);
});

test('where a chain runs out the lead of the unit stands in, else that of the one above, and no higher (S4)', async () => {
  const top = await anOrgUnit(server);
  const middle = await anOrgUnit(server, { parent: top.id });
  const unit = await anOrgUnit(server, { parent: middle.id });
  const lead = (orgUnit: string) => someone({ positions: [{ orgUnit, lead: true }] });
  const [mayor, head, chief] = [await lead(top.id), await lead(middle.id), await lead(unit.id)];
  const [anna, ben] = [await someone({ positions: [{ orgUnit: unit.id }] }), await someone()];
  await away(ben);
  await away(anna, { substitute: ben.person.id });
  expect(await standsInFor(anna.person)).toEqual([chief.person.id, 'lead']);
  expect(await coveredBy(chief)).toEqual([anna.person.id]);
  expect(await coveredBy(head)).toEqual([]);
  await away(chief);
  expect(await standsInFor(anna.person)).toEqual([head.person.id, 'lead']);
  expect(await coveredBy(head)).toEqual([anna.person.id]);
  await away(head);
  expect(await standsInFor(anna.person)).toEqual([null, null]);
  expect(await coveredBy(mayor)).toEqual([]);
});

test('who named nobody wants nobody, and everybody is told that it is so (S5)', async () => {
  const unit = await anOrgUnit(server);
  const chief = await someone({ positions: [{ orgUnit: unit.id, lead: true }] });
  const anna = await someone({ positions: [{ orgUnit: unit.id }] });
  await away(anna, { untilTime: '15:00' });
  expect(await coveredBy(chief)).toEqual([]);
  const told = await chief.client.call(findSubstitutes, { persons: [anna.person.id, chief.person.id] });
  expect(told.away).toEqual([
    { person: anna.person.id, name: anna.person.name, until: monday, untilTime: '15:00', substitute: null },
  ]);
});

test('back early, somebody stands in no more; who comes in by the chain sees it among those they stand in for', async () => {
  const [anna, ben, cem] = [await someone(), await someone(), await someone()];
  const absence = await away(anna, { until: tuesday, substitute: ben.person.id });
  await away(ben, { substitute: cem.person.id });
  const names = async () => (await cem.client.call(listAbsences, {})).standsIn.map(({ name }) => name);
  expect((await names()).sort()).toEqual([anna.person.name, ben.person.name].sort());
  await anna.client.call(removeAbsence, { absence: absence.id });
  expect(await standsInFor(anna.person)).toBeUndefined();
  expect(await names()).toEqual([ben.person.name]);
});

test('one that ended at noon is over: it is neither listed nor changed', async () => {
  const [anna, ben] = [await someone(), await someone()];
  const absence = await away(anna, { untilTime: '12:00', substitute: ben.person.id, noteForAll: 'Bitte ans Amt' });
  expect((await anna.client.call(listAbsences, {})).absences).toMatchObject([{ noteForAll: 'Bitte ans Amt' }]);
  clock.set(`${monday}T11:00:00Z`);
  expect((await anna.client.call(listAbsences, {})).absences).toEqual([]);
  expect((await ben.client.call(listAbsences, {})).standsIn).toEqual([]);
  const change = { absence: absence.id, from: monday, until: tuesday };
  await expect(anna.client.call(changeAbsence, change)).rejects.toMatchObject({ code: 'people.absence_not_found' });
});

test('who plans an absence hears that a substitute is away now, but not of what is to come (S18)', async () => {
  const [anna, ben, cem] = [await someone(), await someone(), await someone()];
  await away(ben, { substitute: cem.person.id });
  await away(ben, { from: '2026-12-01', until: '2026-12-03', substitute: cem.person.id });
  const preview = (from: string, until: string) =>
    anna.client.call(previewSubstitute, { substitute: ben.person.id, from, until });
  expect(await preview(monday, tuesday)).toEqual({
    away: {
      from: monday,
      until: monday,
      fromTime: null,
      untilTime: null,
      standsIn: { id: cem.person.id, name: cem.person.name },
    },
  });
  expect(await preview('2026-12-02', '2026-12-02')).toEqual({ away: null });
});
