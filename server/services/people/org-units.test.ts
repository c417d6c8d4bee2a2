import { createOrgUnit, getPositions, listOrgUnits, removeOrgUnit, updateOrgUnit } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = manualClock('2026-11-22T10:00:00Z');
let server: TestServer;
let admin: SignedInPerson;
let anna: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ clock, plugins: [] });
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
  anna = await aSignedInPerson(server);
});
afterAll(() => server.stop());

test('org units come as one tree ordered by code, with their leads of today', async () => {
  const parent = await admin.client.call(createOrgUnit, { code: 'Z9', name: 'Dezernat 9', tasks: ['Wohngeld'] });
  await admin.client.call(createOrgUnit, { code: 'Z9.10', name: 'Zehn', parent: parent.id });
  await admin.client.call(createOrgUnit, { code: 'Z9.2', name: 'Zwei', parent: parent.id });
  await aPerson(server, {
    givenName: 'Lea',
    familyName: 'Leitner',
    positions: [
      { orgUnit: parent.id, lead: true },
      { orgUnit: parent.id, lead: true, title: 'Noch einmal' },
    ],
  });
  await aPerson(server, { positions: [{ orgUnit: parent.id, lead: true, until: '2026-11-21' }] });
  const { orgUnits } = await anna.client.call(listOrgUnits, {});
  const mine = orgUnits.filter(({ code }) => code.startsWith('Z9'));
  expect(mine.map(({ code }) => code)).toEqual(['Z9', 'Z9.2', 'Z9.10']);
  expect(mine[0]).toMatchObject({ tasks: ['Wohngeld'], leads: [{ name: 'Lea Leitner' }] });
});

test('whoever leads for a time only is said to, and comes after who leads for good', async () => {
  const unit = await anOrgUnit(server);
  await aPerson(server, { familyName: 'Abel', positions: [{ orgUnit: unit.id, lead: true, acting: true }] });
  await aPerson(server, { familyName: 'Zobel', positions: [{ orgUnit: unit.id, lead: true }] });
  const both = await aPerson(server, {
    familyName: 'Beides',
    positions: [
      { orgUnit: unit.id, lead: true, acting: true, until: '2026-11-30' },
      { orgUnit: unit.id, lead: true, title: 'Auch so' },
    ],
  });
  const { orgUnits } = await anna.client.call(listOrgUnits, {});
  const leads = orgUnits.find(({ id }) => id === unit.id)?.leads ?? [];
  expect(leads.map(({ name, acting }) => [name.split(' ').at(-1), acting])).toEqual([
    ['Beides', false],
    ['Zobel', false],
    ['Abel', true],
  ]);
  const { positions } = await admin.client.call(getPositions, { person: both.id });
  expect(positions.filter(({ acting }) => acting)).toMatchObject([{ until: '2026-11-30' }]);
});

test('org units leave a trace when they move, since rights move with them', async () => {
  const [above, unit] = [await anOrgUnit(server), await anOrgUnit(server)];
  await admin.client.call(updateOrgUnit, { orgUnit: unit.id, parent: above.id });
  const { rows } = await server.database.pool.query('select kind, person from audit_log where object = $1', [
    `people/org-unit/${unit.id}`,
  ]);
  expect(rows).toEqual([{ kind: 'people.org_unit_moved', person: admin.person.id }]);
});

test('org units cannot stand below themselves, also when two moves meet', async () => {
  const [one, two] = [await anOrgUnit(server), await anOrgUnit(server)];
  await expect(admin.client.call(updateOrgUnit, { orgUnit: one.id, parent: one.id })).rejects.toMatchObject({
    code: 'people.org_unit_cycle',
  });
  const moves = await Promise.allSettled([
    admin.client.call(updateOrgUnit, { orgUnit: one.id, parent: two.id }),
    admin.client.call(updateOrgUnit, { orgUnit: two.id, parent: one.id }),
  ]);
  expect(moves.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('org units keep what a change leaves out, and their code is their own', async () => {
  const unit = await anOrgUnit(server, { tasks: ['Bauantrag'], abbreviation: 'BA' });
  const changed = await admin.client.call(updateOrgUnit, { orgUnit: unit.id, name: 'Bauamt' });
  expect(changed).toEqual({ ...unit, name: 'Bauamt', revision: 2 });
  const other = await anOrgUnit(server);
  await expect(admin.client.call(updateOrgUnit, { orgUnit: other.id, code: unit.code })).rejects.toMatchObject({
    code: 'people.org_unit_code_taken',
  });
  await expect(admin.client.call(createOrgUnit, { code: unit.code, name: 'X' })).rejects.toMatchObject({
    code: 'people.org_unit_code_taken',
  });
});

test('org units go only when nobody and nothing is in them any more', async () => {
  const above = await anOrgUnit(server);
  const unit = await anOrgUnit(server, { parent: above.id });
  await aPerson(server, { positions: [{ orgUnit: unit.id, from: '2027-01-01' }] });
  const past = await anOrgUnit(server);
  await aPerson(server, { positions: [{ orgUnit: past.id, until: '2026-11-21' }] });
  const remove = (orgUnit: string) => admin.client.call(removeOrgUnit, { orgUnit });
  await expect(remove(above.id)).rejects.toMatchObject({ code: 'people.org_unit_in_use' });
  await expect(remove(unit.id)).rejects.toMatchObject({ code: 'people.org_unit_in_use' });
  await remove(past.id);
  await expect(remove(past.id)).rejects.toMatchObject({ code: 'people.org_unit_not_found' });
});

test('org units are shown to everybody and changed by administrators alone', async () => {
  await expect(anna.client.call(createOrgUnit, { code: 'X', name: 'X' })).rejects.toMatchObject({ status: 403 });
  const unit = await anOrgUnit(server);
  await expect(anna.client.call(removeOrgUnit, { orgUnit: unit.id })).rejects.toMatchObject({ status: 403 });
  await expect(server.client().call(listOrgUnits, {})).rejects.toMatchObject({ status: 401 });
});
