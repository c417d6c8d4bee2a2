import { searchAll } from '@kontor/schema';
import { manualClock, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatheringNotFound } from '../shared/index.ts';
import { aGathering, join, people, read } from './test-gatherings.ts';

const clock = manualClock('2026-11-20T09:00:00Z');
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

test('past gatherings stay until it is decided otherwise, then they are gone for everybody and are found no more', async () => {
  const [organiser, guest] = await people(server, 2);
  if (!organiser || !guest) throw new Error('Nobody came');
  const gathering = await aGathering(organiser, { title: 'Lampionumzug' });
  const coming = await aGathering(organiser, { title: 'Osterfeuer', startsOn: '2027-03-27', endsOn: '2027-03-27' });
  await join(guest, gathering.id);
  const found = async () => (await guest.client.call(searchAll, { q: 'Lampionumzug' })).hits.map(({ title }) => title);
  await expect.poll(found, { timeout: 20_000 }).toEqual(['Lampionumzug']);
  await server.database.pool.query(
    `update gatherings_gatherings set ends_at = '2026-10-01', starts_at = '2026-10-01' where id = $1`,
    [gathering.id],
  );
  const expire = () => server.services.periods.expire('gatherings.past');
  await expire();
  expect(await read(guest, gathering.id)).toMatchObject({ id: gathering.id });
  await server.database.pool.query(`update periods_settings set days = 30 where kind = 'gatherings.past'`);
  await expire();
  await expect(read(guest, gathering.id)).rejects.toMatchObject({ code: gatheringNotFound.code });
  expect(await read(guest, coming.id)).toMatchObject({ id: coming.id });
  await expect.poll(found, { timeout: 20_000 }).toEqual([]);
});
