import { emptyOffice, updateOffice } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listPlaces, listRooms, setVisibility } from '../shared/index.ts';

let server: TestServer;
let admin: SignedInPerson;
beforeAll(async () => {
  server = await startTestServer();
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
});
afterAll(() => server.stop());

test('offices stand in the buildings that they name, else in that of their unit', async () => {
  const building = `Haus ${Date.now()}`;
  const said = await anOrgUnit(server, { name: 'Amt mit Seite', place: 'Woanders, Weg 1' });
  const unsaid = await anOrgUnit(server, { name: 'Amt ohne Seite', place: `${building}, Markt 3` });
  await admin.client.call(updateOffice, {
    orgUnit: said.id,
    revision: said.revision,
    ...emptyOffice,
    tasks: [],
    places: [
      { building, street: 'Markt 3', room: 'Erdgeschoss', access: 'Rampe am Hof' },
      { building: `${building} B`, street: '', room: '', access: '' },
    ],
  });
  const { places } = await admin.client.call(listPlaces, {});
  const mine = places.filter((place) => place.building.startsWith(building));
  expect(mine.map((place) => [place.building, place.street, place.access])).toEqual([
    [building, 'Markt 3', ['Rampe am Hof']],
    [`${building} B`, '', []],
  ]);
  expect(mine[0]?.offices.map(({ id, room }) => [id, room]).sort()).toEqual(
    [
      [said.id, 'Erdgeschoss'],
      [unsaid.id, ''],
    ].sort(),
  );
  expect(places.some((place) => place.building === 'Woanders')).toBe(false);
});

test('rooms name the people who show everyone where they sit, in order of the numbers', async () => {
  const [building, street] = [`Turm ${Date.now()}`, 'Ring 7'];
  const place = `${building}, ${street}`;
  const tenth = await aPerson(server, { place, room: '10' });
  const second = await aPerson(server, { place: building, room: '2' });
  const shy = await aSignedInPerson(server, { place, room: '3' });
  const ask = async () =>
    (await admin.client.call(listRooms, { building, street })).rooms.map(({ room, people }) => [
      room,
      people.map(({ id }) => id),
    ]);
  await vi.waitFor(async () =>
    expect(await ask()).toEqual([
      ['2', [second.id]],
      ['3', [shy.person.id]],
      ['10', [tenth.id]],
    ]),
  );
  await shy.client.call(setVisibility, { visibility: { room: 'own-unit' } });
  expect((await ask()).map(([room]) => room)).toEqual(['2', '10']);
});
