import { type IsoDate, isoDate } from '@kontor/base';
import { changeAbsence, removeAbsence, searchAll, setAbsence, updateOffice } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
let newHire: SignedInPerson;
beforeAll(async () => {
  server = await startTestServer();
  newHire = await aSignedInPerson(server);
});
afterAll(() => server.stop());

const soon = { timeout: 10_000 };
const today = (): IsoDate => isoDate(new Date());

async function firstOf(q: string, count: number): Promise<string[]> {
  return (await newHire.client.call(searchAll, { q })).hits.slice(0, count).map(({ title }) => title);
}

test('what an office is in charge of finds it, who leads it and, while they are away, who stands in, before its staff', async () => {
  const unit = await anOrgUnit(server, { name: 'Bürgerdienste Mitte', tasks: ['Bewohnerparkausweise'] });
  const elsewhere = await anOrgUnit(server, { name: 'Stabsstelle' });
  const lead = await aSignedInPerson(server, {
    givenName: 'Lea',
    familyName: 'Ludwig',
    positions: [{ orgUnit: unit.id, title: 'Leitung', lead: true }],
  });
  const clerk = await aPerson(server, { givenName: 'Klaus', familyName: 'Klein', positions: [{ orgUnit: unit.id }] });
  const substitute = await aPerson(server, {
    givenName: 'Vera',
    familyName: 'Voss',
    positions: [{ orgUnit: elsewhere.id }],
  });
  const names = async () => (await firstOf('Bewohnerparkausweis', 9)).filter((name) => name !== unit.name);
  await expect.poll(names, soon).toEqual([lead.person.name, clerk.name]);

  const absence = await lead.client.call(setAbsence, {
    from: today(),
    until: today(),
    note: null,
    substitute: substitute.id,
  });
  // Half a word, with a typo.
  await expect
    .poll(async () => (await firstOf('bewohnerpakr', 3)).sort(), soon)
    .toEqual([unit.name, lead.person.name, substitute.name].sort());
  await expect.poll(names, soon).toHaveLength(3);
  expect((await names()).at(-1)).toBe(clerk.name);

  await lead.client.call(changeAbsence, {
    absence: absence.id,
    from: today(),
    until: today(),
    note: null,
    substitute: clerk.id,
  });
  await expect
    .poll(async () => (await firstOf('Bewohnerparkausweise', 9)).slice(0, 3).sort(), soon)
    .toEqual([unit.name, lead.person.name, clerk.name].sort());
  expect(await names()).not.toContain(substitute.name);
  await lead.client.call(removeAbsence, { absence: absence.id });
  await expect.poll(names, soon).toEqual([lead.person.name, clerk.name]);
});

test('while who was named is away, too, the one at the end of the chain is found instead, and nobody else', async () => {
  const unit = await anOrgUnit(server, { name: 'Friedhofsverwaltung', tasks: ['Grabpflege'] });
  const elsewhere = await anOrgUnit(server, { name: 'Poststelle' });
  const aColleague = () => aSignedInPerson(server, { positions: [{ orgUnit: elsewhere.id }] });
  const lead = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id, title: 'Leitung', lead: true }] });
  const [named, next] = [await aColleague(), await aColleague()];
  const found = async () => (await firstOf('Grabpflege', 9)).filter((name) => name !== unit.name).sort();
  const away = { from: today(), until: today(), note: null };
  await lead.client.call(setAbsence, { ...away, substitute: named.person.id });
  await expect.poll(found, soon).toEqual([lead.person.name, named.person.name].sort());
  const absence = await named.client.call(setAbsence, { ...away, substitute: next.person.id });
  await expect.poll(found, soon).toEqual([lead.person.name, next.person.name].sort());
  await named.client.call(removeAbsence, { absence: absence.id });
  await expect.poll(found, soon).toEqual([lead.person.name, named.person.name].sort());

  // Who leaves stands in for nobody: the chain runs out, and nobody leads this unit beside the one who is away.
  const yesterday = isoDate(new Date(Date.now() - 2 * 86_400_000));
  await server.database.transaction((tx) =>
    server.services.people.updatePerson(tx, undefined, named.person.id, { validUntil: yesterday }),
  );
  await expect.poll(found, soon).toEqual([lead.person.name]);
});

test('other words for a task of an office find who leads it, too', async () => {
  const unit = await anOrgUnit(server, { name: 'Ordnungsdienst', tasks: ['Fundsachen'] });
  const lead = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id, title: 'Leitung', lead: true }] });
  const office = { places: [], hours: null, hoursNote: '', closures: [], phone: null, email: null };
  const tasks = [{ name: 'Fundsachen', keywords: ['Regenschirm'] }];
  await lead.client.call(updateOffice, { orgUnit: unit.id, revision: 1, ...office, tasks });
  await expect
    .poll(async () => (await firstOf('Regenschirm', 3)).sort(), soon)
    .toEqual([unit.name, lead.person.name].sort());
});
