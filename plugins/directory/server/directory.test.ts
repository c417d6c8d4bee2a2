import { isoDate, newId } from '@kontor/base';
import { searchAll, setAbsence, updateOrgUnit, updatePerson } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  liveClient,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  defaultVisibility,
  foldPerson,
  getOrgUnit,
  getPerson,
  profileChanged,
  searchPeople,
  setVisibility,
  suggestSkills,
  updateOwnProfile,
  vcardAddress,
} from '../shared/index.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type Client = Awaited<ReturnType<typeof aSignedInPerson>>['client'];

/** A word that no other test uses. */
function aWord(): string {
  const letters = newId()
    .slice(-10)
    .replace(/\d/g, (digit) => 'klmnopqrst'.charAt(Number(digit)));
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

async function findNames(client: Client, q: string): Promise<string[]> {
  return (await client.call(searchPeople, { q })).people.map(({ name }) => name);
}

/** Waits until a search finds exactly these, as the index follows the events. */
async function expectFound(client: Client, q: string, names: readonly string[]): Promise<void> {
  await vi.waitFor(async () => expect((await findNames(client, q)).sort()).toEqual([...names].sort()), {
    timeout: 5000,
  });
}

test('finds nobody by a personnel number', async () => {
  const { client } = await aSignedInPerson(server);
  const [family, number] = [aWord(), `pn${newId().slice(-8)}`];
  const person = await aPerson(server, { familyName: family, externalId: number });
  await expectFound(client, family, [person.name]);
  expect(await findNames(client, number)).toEqual([]);
  expect(await findNames(client, number.slice(0, 6))).toEqual([]);
  expect((await client.call(searchAll, { q: number })).hits).toEqual([]);
});

test('finds people by what everyone may see of them, with facets and highlights', async () => {
  const { client } = await aSignedInPerson(server);
  const [family, skill, task, place] = [aWord(), aWord(), aWord(), aWord()];
  const above = await anOrgUnit(server, { name: `Dezernat ${aWord()}` });
  const unit = await anOrgUnit(server, { name: `Stelle ${aWord()}`, parent: above.id, tasks: [task] });
  const other = await anOrgUnit(server);
  const lead = await aPerson(server, {
    familyName: family,
    phone: '+49 3641 49-87654',
    place,
    positions: [{ orgUnit: unit.id, title: 'Leitung', lead: true }],
  });
  const skilled = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  await skilled.client.call(updateOwnProfile, { revision: 0, skills: [skill] });
  await aPerson(server, { positions: [{ orgUnit: other.id }] });

  await expectFound(client, task, [lead.name, skilled.person.name]);
  expect((await findNames(client, task))[0]).toBe(lead.name);
  await expectFound(client, skill, [skilled.person.name]);
  await expectFound(client, '87654', [lead.name]);
  await expectFound(client, place, [lead.name]);
  const swapped = family.slice(0, 3) + family.charAt(4) + family.charAt(3) + family.slice(5);
  await expectFound(client, swapped, [lead.name]);
  await expectFound(client, family.slice(0, 5), [lead.name]);

  const { people, facets, total } = await client.call(searchPeople, { q: task });
  expect(total).toBe(2);
  expect(people[0]).toMatchObject({ lead: true, position: 'Leitung', orgUnit: { id: unit.id } });
  expect(people[0]?.matches.tasks).toMatchObject({ text: task, matches: [[0, task.length]] });
  expect(facets.orgUnits.map(({ id, people, parent }) => [id, people, parent])).toEqual(
    expect.arrayContaining([
      [above.id, 2, null],
      [unit.id, 2, above.id],
    ]),
  );
  expect(facets.skills).toEqual([{ value: skill, people: 1 }]);
  const filtered = await client.call(searchPeople, { orgUnit: [above.id], skill: [skill] });
  expect(filtered.people.map(({ id }) => id)).toEqual([skilled.person.id]);
  const byPhone = await client.call(searchPeople, { q: '87654' });
  expect(byPhone.people[0]?.matches).toHaveProperty('phone');
});

test('follows the renaming of an org unit', async () => {
  const { client } = await aSignedInPerson(server, { roles: ['administrator'] });
  const [before, after] = [aWord(), aWord()];
  const above = await anOrgUnit(server, { name: `Amt ${before}` });
  const person = await aPerson(server, { positions: [{ orgUnit: above.id }] });
  await expectFound(client, before, [person.name]);
  await client.call(updateOrgUnit, { orgUnit: above.id, name: `Amt ${after}` });
  await expectFound(client, after, [person.name]);
  await expectFound(client, before, []);
});

/** One person seen by themselves, their lead, a colleague of the unit, the lead above, and somebody else. */
async function aTeam(mobile: string) {
  const above = await anOrgUnit(server);
  const unit = await anOrgUnit(server, { parent: above.id });
  const self = await aSignedInPerson(server, { mobile, positions: [{ orgUnit: unit.id }] });
  const lead = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id, lead: true }] });
  const leadAbove = await aSignedInPerson(server, { positions: [{ orgUnit: above.id, lead: true }] });
  const colleague = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  const memberAbove = await aSignedInPerson(server, { positions: [{ orgUnit: above.id }] });
  const stranger = await aSignedInPerson(server, { roles: ['administrator'] });
  return { unit, self, viewers: [self, lead, leadAbove, colleague, memberAbove, stranger] };
}

test('shows a field only to those whom the person lets see it, on the page and in the vCard', async () => {
  const mobile = '+49 151 76543210';
  const { self, viewers } = await aTeam(mobile);
  const expected = {
    everyone: [true, true, true, true, true, true],
    'own-unit': [true, true, true, true, false, false],
    managers: [true, true, true, false, false, false],
    nobody: [true, false, false, false, false, false],
  } as const;
  for (const [level, seen] of Object.entries(expected)) {
    const visibility = { ...defaultVisibility, mobile: level as keyof typeof expected };
    await self.client.call(setVisibility, { visibility });
    const shown = viewers.map(async ({ client }) => {
      const details = await client.call(getPerson, { person: self.person.id });
      const card = await (await client.fetch(vcardAddress(self.person.id))).text();
      expect(card.includes('tel:+4915176543210')).toBe(details.mobile === mobile);
      return details.mobile === mobile;
    });
    expect(await Promise.all(shown)).toEqual(seen);
  }
  const relations = viewers.map(
    async ({ client }) => (await client.call(getPerson, { person: self.person.id })).relation,
  );
  expect(await Promise.all(relations)).toEqual(['self', 'manager', 'manager', 'own-unit', 'colleague', 'colleague']);
});

test('chooses who sees one part anew, and leaves what was chosen for the others', async () => {
  const { client } = await aSignedInPerson(server);
  await client.call(setVisibility, { visibility: { phone: 'nobody' } });
  const { visibility } = await client.call(setVisibility, { visibility: { email: 'managers' } });
  expect(visibility).toEqual({ ...defaultVisibility, phone: 'nobody', email: 'managers' });
});

test('lets nobody find a person by what is not for everyone', async () => {
  const { self, viewers } = await aTeam('+49 151 70809011');
  const stranger = viewers[5]?.client ?? self.client;
  const secret = aWord();
  await self.client.call(updateOwnProfile, { revision: 0, skills: [secret] });
  await expectFound(stranger, secret, [self.person.name]);
  expect(await findNames(stranger, '70809011')).toEqual([]);
  expect((await stranger.call(suggestSkills, { q: secret.slice(0, 5) })).skills).toEqual([secret]);
  await self.client.call(setVisibility, {
    visibility: { ...defaultVisibility, skills: 'own-unit', mobile: 'everyone' },
  });
  await expectFound(stranger, '70809011', [self.person.name]);
  await expectFound(stranger, secret, []);
  expect((await stranger.call(suggestSkills, { q: secret })).skills).toEqual([]);
  expect((await stranger.call(searchPeople, { skill: [secret] })).total).toBe(0);
  expect((await stranger.call(getPerson, { person: self.person.id })).skills).toEqual([]);
});

test('refuses a change of a profile that was changed elsewhere, and keeps fields that are left out', async () => {
  const { client } = await aSignedInPerson(server);
  const first = await client.call(updateOwnProfile, { revision: 0, about: 'Guten Tag', languages: ['Deutsch'] });
  expect(first).toMatchObject({ about: 'Guten Tag', languages: ['Deutsch'], profileRevision: 1, relation: 'self' });
  await expect(client.call(updateOwnProfile, { revision: 0, about: 'verloren' })).rejects.toMatchObject({
    code: 'directory.profile_changed',
  });
  const second = await client.call(updateOwnProfile, { revision: 1, skills: ['GIS'] });
  expect(second).toMatchObject({ about: 'Guten Tag', skills: ['GIS'], profileRevision: 2 });
});

test('serialises two changes at once: one wins, the other is refused', async () => {
  const { client } = await aSignedInPerson(server);
  const results = await Promise.allSettled(
    ['eins', 'zwei'].map((about) => client.call(updateOwnProfile, { revision: 0, about })),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('shows managers, team, tasks, absence and substitute', async () => {
  const above = await anOrgUnit(server);
  const unit = await anOrgUnit(server, { parent: above.id, tasks: ['Fischereischein'] });
  const head = await aPerson(server, { positions: [{ orgUnit: above.id, lead: true, title: 'Leitung' }] });
  const me = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  const colleague = await aPerson(server, { positions: [{ orgUnit: unit.id }] });
  const viewer = await aSignedInPerson(server);
  const today = isoDate(new Date());
  await me.client.call(setAbsence, { from: today, until: today, note: 'beim Arzt', substitute: colleague.id });

  const seen = await viewer.client.call(getPerson, { person: me.person.id });
  expect(seen).toMatchObject({
    managers: [{ id: head.id }],
    team: [{ id: colleague.id }],
    teamSize: 1,
    tasks: ['Fischereischein'],
    absence: { until: today, note: null, substitute: { id: colleague.id } },
    visibility: null,
  });
  expect((await me.client.call(getPerson, { person: 'me' })).absence?.note).toBe('beim Arzt');
  const { standsInFor } = await viewer.client.call(getPerson, { person: colleague.id });
  expect(standsInFor).toMatchObject([{ id: me.person.id, absent: true }]);
  const shown = async () => {
    const { people } = await viewer.client.call(searchPeople, { q: me.person.name });
    return people[0]?.absence;
  };
  const substitute = { id: colleague.id, name: colleague.name };
  await expect.poll(shown).toEqual({ until: today, untilTime: null, note: null, substitute });
  expect(await viewer.client.call(getOrgUnit, { orgUnit: above.id })).toMatchObject({
    leads: [{ id: head.id }],
    people: [{ id: head.id }],
    units: [{ id: unit.id, people: 2 }],
    path: [],
  });
});

test('hides who has left from everybody but administrators, and their contacts from them, too', async () => {
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  const { client } = await aSignedInPerson(server);
  const person = await aPerson(server, { familyName: aWord(), email: 'left@stadt.example' });
  await expectFound(client, person.familyName, [person.name]);
  const { revision } = person;
  await administrator.client.call(updatePerson, { person: person.id, revision, validUntil: '2020-12-31' });
  await expect(client.call(getPerson, { person: person.id })).rejects.toMatchObject({
    code: 'people.person_not_found',
  });
  expect((await client.fetch(vcardAddress(person.id))).status).toBe(404);
  await expectFound(client, person.familyName, []);
  const left = await administrator.client.call(getPerson, { person: person.id });
  expect([left.former, left.email]).toEqual([true, null]);
});

test('says to whoever hands over for a person that they do, and to nobody else', async () => {
  const unit = await anOrgUnit(server);
  const lead = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id, lead: true }] });
  const person = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  const colleague = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  const viewers = [person, lead, administrator, colleague];
  const shown = () =>
    Promise.all(
      viewers.map(async ({ client }) => (await client.call(getPerson, { person: person.person.id })).mayHandOver),
    );
  expect(await shown()).toEqual([true, false, false, false]);

  const soon = isoDate(new Date(Date.now() + 20 * 86_400_000));
  const { revision } = person.person;
  await administrator.client.call(updatePerson, { person: person.person.id, revision, validUntil: soon });
  expect(await shown()).toEqual([true, true, true, false]);

  // What comes live says the same to each.
  const cursor = await server.database.transaction((tx) => server.core.events.currentPosition(tx));
  const { profileRevision } = await person.client.call(getPerson, { person: 'me' });
  await person.client.call(updateOwnProfile, { revision: profileRevision, about: 'Bald weg' });
  for (const [index, mayHandOver] of (await shown()).entries()) {
    const live = await liveClient((viewers[index] ?? person).client, cursor);
    const { object } = await live.waitFor(({ kind }) => kind === profileChanged.kind);
    expect(object).toMatchObject({ about: 'Bald weg', mayHandOver });
    live.close();
  }
});

test('sends a change of a profile to each as they may see it: the old copy and the event make what a fetch gives', async () => {
  const { self, viewers } = await aTeam('+49 151 11122233');
  const cursor = await server.database.transaction((tx) => server.core.events.currentPosition(tx));
  for (const { client } of viewers) {
    const copy = await client.call(getPerson, { person: self.person.id });
    const live = await liveClient(client, cursor);
    const visibility = { ...defaultVisibility, mobile: 'managers', about: 'own-unit' } as const;
    await self.client.call(setVisibility, { visibility });
    const { profileRevision } = await self.client.call(getPerson, { person: 'me' });
    await self.client.call(updateOwnProfile, { revision: profileRevision, about: `Hallo ${profileRevision}` });
    const fresh = await client.call(getPerson, { person: self.person.id });
    const fitting = await live.waitFor(
      ({ kind, object }) => kind === profileChanged.kind && object?.profileRevision === fresh.profileRevision,
    );
    expect(foldPerson(copy, fitting)).toEqual(fresh);
    live.close();
  }
});

test('answers clearly to unknown people, units and bad input', async () => {
  const { client } = await aSignedInPerson(server);
  await expect(client.call(getPerson, { person: newId() })).rejects.toMatchObject({ code: 'people.person_not_found' });
  await expect(client.call(getOrgUnit, { orgUnit: newId() })).rejects.toMatchObject({
    code: 'people.org_unit_not_found',
  });
  expect((await client.fetch('/api/directory/people/nobody')).status).toBe(400);
  expect((await client.fetch('/api/directory/people/nobody/vcard')).status).toBe(404);
  expect((await client.fetch('/api/directory/people?limit=1000')).status).toBe(400);
  expect((await client.fetch('/api/directory/people?q[]=x')).status).toBe(400);
  expect((await client.fetch('/api/directory/people?q=%00')).status).toBeLessThan(500);
});
