import { isoDate, newId } from '@kontor/base';
import { setAbsence, updateOffice } from '@kontor/schema';
import { anOrgUnit, aPerson, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultVisibility, getOrgUnit, getPersonCard, setVisibility } from '../shared/index.ts';

let server: TestServer;
const today = isoDate(new Date());

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const office = { tasks: [], hours: null, hoursNote: '', closures: [], phone: null, email: null };
const place = { building: 'Wasserturm', street: 'Uferweg 9', room: '2. Stock', access: 'Aufzug' };

test('a card tells how to reach somebody, where, and who stands in', async () => {
  const admin = await aSignedInPerson(server, { roles: ['administrator'] });
  const above = await anOrgUnit(server);
  const unit = await anOrgUnit(server, { parent: above.id });
  await admin.client.call(updateOffice, { orgUnit: above.id, revision: 1, ...office, places: [place] });
  const substitute = await aPerson(server);
  const person = await aSignedInPerson(server, {
    phone: '+49 3699 77-1',
    mobile: '+49 151 1',
    room: '1.02',
    positions: [{ orgUnit: unit.id, title: 'Sachbearbeitung' }],
  });
  await person.client.call(setAbsence, { from: today, until: today, substitute: substitute.id, note: 'Kur' });
  const card = await admin.client.call(getPersonCard, { person: person.person.id });
  expect(card).toMatchObject({
    name: person.person.name,
    position: 'Sachbearbeitung',
    orgUnit: { id: unit.id },
    phone: '+49 3699 77-1',
    mobile: null,
    room: '1.02',
    absence: { until: today, substitute: { id: substitute.id, name: substitute.name } },
    office: { name: above.name, places: [place] },
    relation: 'colleague',
  });
  expect(JSON.stringify(card)).not.toContain('Kur');
});

test('a card hides what the person hides, and those who left are found by administrators alone', async () => {
  const admin = await aSignedInPerson(server, { roles: ['administrator'] });
  const anna = await aSignedInPerson(server);
  const ben = await aSignedInPerson(server, { phone: '+49 3699 77-2', email: 'ben@example.org' });
  await ben.client.call(setVisibility, { visibility: { ...defaultVisibility, phone: 'nobody', email: 'managers' } });
  expect(await anna.client.call(getPersonCard, { person: ben.person.id })).toMatchObject({ phone: null, email: null });
  expect(await ben.client.call(getPersonCard, { person: ben.person.id })).toMatchObject({
    phone: '+49 3699 77-2',
    relation: 'self',
  });
  const gone = await aPerson(server, { phone: '+49 3699 77-3', validUntil: '2020-01-01' });
  await expect(anna.client.call(getPersonCard, { person: gone.id })).rejects.toMatchObject({ status: 404 });
  expect(await admin.client.call(getPersonCard, { person: gone.id })).toMatchObject({ former: true, phone: null });
  await expect(anna.client.call(getPersonCard, { person: newId() })).rejects.toMatchObject({
    code: 'people.person_not_found',
  });
});

test('an office page shows people by what they do there, who is away, and who may change it', async () => {
  const unit = await anOrgUnit(server, { tasks: ['Quallenzucht'] });
  const other = await anOrgUnit(server);
  const lead = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id, lead: true, title: 'Leitung' }] });
  const helper = await aSignedInPerson(server, {
    positions: [
      { orgUnit: other.id, title: 'Hauptsache' },
      { orgUnit: unit.id, title: 'Aushilfe', main: false },
    ],
  });
  await helper.client.call(setAbsence, { from: today, until: today, substitute: lead.person.id, note: null });
  const seen = await helper.client.call(getOrgUnit, { orgUnit: unit.id });
  expect(seen).toMatchObject({
    canEdit: false,
    timeZone: 'Europe/Berlin',
    office: { tasks: [{ name: 'Quallenzucht', keywords: [] }], hours: null },
  });
  expect(seen.people.map(({ title, absence }) => [title, absence?.substitute?.name])).toEqual([
    ['Leitung', undefined],
    ['Aushilfe', lead.person.name],
  ]);
  expect((await lead.client.call(getOrgUnit, { orgUnit: unit.id })).canEdit).toBe(true);
});
