import { listOrgUnits, type Office, resolveLinks, searchAll, updateOffice, updateOrgUnit } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  liveClient,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const clock = manualClock('2026-11-26T10:00:00Z');
let server: TestServer;
let admin: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ clock, plugins: [] });
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
});
afterAll(() => server.stop());

const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

function anOffice(given: Partial<Office> = {}): Office {
  return {
    tasks: [{ name: 'Fischereischein', keywords: ['Angelkarte'] }],
    places: [{ building: 'Bürgerhaus', street: 'Bahnhofstraße 3', room: 'Raum 1.04', access: 'Aufzug im Hof' }],
    hours: { ...closed, monday: [{ from: '08:00', until: '12:00' }] },
    hoursNote: 'Nur mit Termin',
    closures: [{ from: '2026-12-23', until: '2027-01-03', reason: 'Jahreswechsel' }],
    phone: '+49 3699 77-100',
    email: 'amt@auenstedt.example',
    ...given,
  };
}

async function readOffice(orgUnit: string): Promise<Office | undefined> {
  return server.database.transaction(async (tx) =>
    (await server.services.people.findOffices(tx, [orgUnit])).get(orgUnit),
  );
}

test('who leads the unit or one above changes its page (P22)', async () => {
  const above = await anOrgUnit(server);
  const unit = await anOrgUnit(server, { parent: above.id, tasks: ['Alt'] });
  const lead = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id, lead: true }] });
  const chief = await aSignedInPerson(server, { positions: [{ orgUnit: above.id, lead: true }] });
  const office = anOffice();
  const saved = await lead.client.call(updateOffice, { orgUnit: unit.id, revision: 1, ...office });
  expect(saved).toEqual({ office, revision: 2 });
  const later = { ...office, hoursNote: '' };
  await chief.client.call(updateOffice, { orgUnit: unit.id, revision: 2, ...later });
  expect(await readOffice(unit.id)).toEqual(later);
  const { orgUnits } = await admin.client.call(listOrgUnits, {});
  expect(orgUnits.find(({ id }) => id === unit.id)).toMatchObject({ tasks: ['Fischereischein'], revision: 3 });
});

test('who works there, leads beside or below, or led until yesterday does not (P22)', async () => {
  const above = await anOrgUnit(server);
  const unit = await anOrgUnit(server, { parent: above.id });
  const beside = await anOrgUnit(server, { parent: above.id });
  const below = await anOrgUnit(server, { parent: unit.id });
  const others = [
    await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] }),
    await aSignedInPerson(server, { positions: [{ orgUnit: beside.id, lead: true }] }),
    await aSignedInPerson(server, { positions: [{ orgUnit: below.id, lead: true }] }),
    await aSignedInPerson(server, { positions: [{ orgUnit: unit.id, lead: true, until: '2026-11-25' }] }),
  ];
  for (const { client } of others) {
    await expect(client.call(updateOffice, { orgUnit: unit.id, revision: 1, ...anOffice() })).rejects.toMatchObject({
      code: 'people.org_unit_read_only',
    });
  }
  expect((await readOffice(unit.id))?.places).toEqual([]);
});

test('refuses a change of what somebody else changed first, on the page or in the administration', async () => {
  const unit = await anOrgUnit(server);
  await admin.client.call(updateOffice, { orgUnit: unit.id, revision: 1, ...anOffice() });
  const stale = { code: 'people.org_unit_changed' };
  await expect(
    admin.client.call(updateOffice, { orgUnit: unit.id, revision: 1, ...anOffice({ phone: null }) }),
  ).rejects.toMatchObject(stale);
  await expect(admin.client.call(updateOrgUnit, { orgUnit: unit.id, revision: 1, name: 'Neu' })).rejects.toMatchObject(
    stale,
  );
  await admin.client.call(updateOrgUnit, { orgUnit: unit.id, revision: 2, name: 'Neu' });
});

test('is found by the other words for its tasks, by its places and a part of its phone number', async () => {
  const unit = await anOrgUnit(server);
  await admin.client.call(updateOffice, {
    orgUnit: unit.id,
    revision: 1,
    ...anOffice({
      tasks: [{ name: 'Quallenzucht', keywords: ['Medusenschein'] }],
      places: [{ building: 'Wasserturm', street: 'Uferweg 9', room: '', access: '' }],
      phone: '+49 3699 77-48151',
    }),
  });
  for (const q of ['Medusenschein', 'Quallenzucht', 'Wasserturm', '48151']) {
    await vi.waitFor(async () => {
      const { hits } = await admin.client.call(searchAll, { q });
      expect(hits.map(({ ref }) => ref)).toContain(`people/org-unit/${unit.id}`);
    }, 15_000);
  }
});

test('comes before those who work there, by what it is in charge of and by the other words', async () => {
  const unit = await anOrgUnit(server, { tasks: ['Nebelhornprüfung'] });
  for (const familyName of ['Nebel', 'Horn']) await aPerson(server, { familyName, positions: [{ orgUnit: unit.id }] });
  await admin.client.call(updateOffice, {
    orgUnit: unit.id,
    revision: 1,
    ...anOffice({ tasks: [{ name: 'Nebelhornprüfung', keywords: ['Tutenschein'] }] }),
  });
  for (const q of ['Nebelhornprüfung', 'nebelhornpruf', 'Tutenschein']) {
    await vi.waitFor(async () => {
      const { hits } = await admin.client.call(searchAll, { q });
      expect(hits[0]?.ref, q).toBe(`people/org-unit/${unit.id}`);
    }, 15_000);
  }
});

test('a card of a unit shows where the office is, unless the organisation says so itself', async () => {
  const [told, untold] = [await anOrgUnit(server, { place: 'Rathaus' }), await anOrgUnit(server)];
  for (const unit of [told, untold]) {
    await admin.client.call(updateOffice, { orgUnit: unit.id, revision: 1, ...anOffice() });
  }
  const refs = [told, untold].map(({ id }) => `people/org-unit/${id}` as const);
  const { cards } = await admin.client.call(resolveLinks, { refs });
  const subtitles = new Map(cards.map((card) => [card.ref, card.subtitle]));
  expect(refs.map((ref) => subtitles.get(ref))).toEqual([
    `${told.code} · Rathaus`,
    `${untold.code} · Bürgerhaus, Bahnhofstraße 3`,
  ]);
});

test('announces a change to everybody, and nothing when nothing changed', async () => {
  const unit = await anOrgUnit(server);
  const anna = await aSignedInPerson(server);
  const live = await liveClient(anna.client, 0);
  const change = { orgUnit: unit.id, ...anOffice() };
  await admin.client.call(updateOffice, { ...change, revision: 1 });
  const again = await admin.client.call(updateOffice, { ...change, revision: 2 });
  expect(again.revision).toBe(2);
  await vi.waitFor(() => {
    const told = live.events.filter(
      ({ kind, payload }) => payload.orgUnit === unit.id && kind !== 'people.org_unit.created',
    );
    expect(told.map(({ kind }) => kind)).toEqual(['people.org_unit.changed']);
  }, 15_000);
  live.close();
});

test('refuses hours that end before they begin or overlap, and closures turned around', async () => {
  const unit = await anOrgUnit(server);
  const wrong: Partial<Office>[] = [
    { hours: { ...closed, friday: [{ from: '12:00', until: '08:00' }] } },
    {
      hours: {
        ...closed,
        friday: [
          { from: '08:00', until: '12:00' },
          { from: '11:00', until: '15:00' },
        ],
      },
    },
    { closures: [{ from: '2026-12-24', until: '2026-12-23', reason: '' }] },
    { places: [{ building: ' ', street: '', room: '', access: '' }] },
  ];
  for (const given of wrong) {
    await expect(
      admin.client.call(updateOffice, { orgUnit: unit.id, revision: 1, ...anOffice(given) }),
    ).rejects.toMatchObject({ status: 400 });
  }
});

test('puts the periods of a day in order', async () => {
  const unit = await anOrgUnit(server);
  const morning = { from: '08:00', until: '12:00' };
  const afternoon = { from: '13:00', until: '16:00' };
  const { office } = await admin.client.call(updateOffice, {
    orgUnit: unit.id,
    revision: 1,
    ...anOffice({ hours: { ...closed, tuesday: [afternoon, morning] } }),
  });
  expect(office.hours?.tuesday).toEqual([morning, afternoon]);
});

test('goes with its unit', async () => {
  const unit = await anOrgUnit(server);
  await admin.client.call(updateOffice, { orgUnit: unit.id, revision: 1, ...anOffice() });
  await server.database.transaction((tx) => sql`delete from people_org_units where id = ${unit.id}`.execute(tx));
  const { rows } = await server.database.pool.query('select 1 from people_offices where org_unit = $1', [unit.id]);
  expect(rows).toEqual([]);
});
