import { momentOf } from '@kontor/base';
import { setAbsence } from '@kontor/schema';
import { aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [] });
});
afterAll(() => server?.stop());

test('an hour on the clock of a place is found on both sides of a change of the clocks', () => {
  const berlin = (minute: string) => momentOf(minute, 'Europe/Berlin').toISOString();
  expect(berlin('2026-07-01T12:00')).toBe('2026-07-01T10:00:00.000Z');
  expect(berlin('2026-12-01T12:00')).toBe('2026-12-01T11:00:00.000Z');
  expect(berlin('2026-10-25T00:30')).toBe('2026-10-24T22:30:00.000Z');
  expect(berlin('2026-10-25T12:00')).toBe('2026-10-25T11:00:00.000Z');
  expect(berlin('2026-03-29T12:00')).toBe('2026-03-29T10:00:00.000Z');
  expect(berlin('2026-12-01T24:00')).toBe('2026-12-01T23:00:00.000Z');
});

test('times of day are planned as jobs, whole days are not (S1)', async () => {
  const anna = await aSignedInPerson(server);
  const planned = async () =>
    (
      await server.database.pool.query(
        `select data->>'minute' as minute from pgboss.job where name = 'people.announce-absence' order by 1`,
      )
    ).rows.map(({ minute }) => minute);
  await anna.client.call(setAbsence, { from: '2099-01-01', until: '2099-01-02' });
  expect(await planned()).toEqual([]);
  await anna.client.call(setAbsence, {
    from: '2099-02-01',
    until: '2099-02-02',
    fromTime: '12:00',
    untilTime: '10:00',
  });
  await vi.waitFor(async () => expect(await planned()).toEqual(['2099-02-01T12:00', '2099-02-02T10:00']));
});
