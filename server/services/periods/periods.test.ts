import { defineServerPlugin, type Expiring } from '@kontor/plugin-api/server';
import {
  countExpired,
  listAudit,
  listNotifications,
  listPeriods,
  periodChangedMeanwhile,
  periodNotFound,
  periodOutOfBounds,
  setPeriod,
  setPeriodOfSpace,
  spaceNotFound,
  spaceReadOnly,
} from '@kontor/schema';
import { aSignedInPerson, aTeam, manualClock, startTestServer, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const dayMs = 86_400_000;
const clock = manualClock();
let server: TestServer;
/** How often a kind that fails was tried. */
let failures = 0;

/** Leaves lie in a table of the test: of a space or of none, with an age. */
const autumn = defineServerPlugin({
  id: 'autumn',
  register(host) {
    host.migrations.add({
      id: '20991231-2359-create-leaves',
      up: async (db) => {
        await sql`create table autumn_leaves (space uuid, fell_at timestamptz not null)`.execute(db);
      },
    });
    const fallen = ({ space, before }: Expiring) =>
      sql`space is not distinct from ${space}::uuid and fell_at < ${before}`;
    const kind = {
      label: { de: 'Laub', en: 'Leaves' },
      counts: { de: 'Ab dem Fallen', en: 'From falling' },
      least: 7,
      most: 365,
      mayBeNever: true,
    };
    host.periods.provide({
      ...kind,
      kind: 'autumn.leaves',
      byDefault: 90,
      ofSpace: true,
      count: async (tx, expiring) => {
        const { rows } = await sql<{ count: number }>`
          select count(*)::int as count from autumn_leaves where ${fallen(expiring)}`.execute(tx);
        return rows[0]?.count ?? 0;
      },
      expire: async (tx, expiring) => {
        const { numAffectedRows } = await sql`
          delete from autumn_leaves where ctid in (
            select ctid from autumn_leaves where ${fallen(expiring)} limit ${expiring.limit})`.execute(tx);
        return Number(numAffectedRows ?? 0n);
      },
    });
    host.periods.provide({
      ...kind,
      kind: 'autumn.broken',
      byDefault: 7,
      mayBeNever: false,
      isOld: true,
      ofSpace: false,
      count: async () => 0,
      expire: async () => {
        failures += 1;
        throw new Error('the rake is broken');
      },
    });
  },
});

beforeAll(async () => {
  server = await startTestServer({ plugins: [autumn], clock });
});
afterAll(() => server.stop());

async function drop(space: string | null, days: number, count = 1): Promise<void> {
  const fell = new Date(clock.now().getTime() - days * dayMs);
  await server.database.pool.query('insert into autumn_leaves select $1::uuid, $2 from generate_series(1, $3)', [
    space,
    fell,
    count,
  ]);
}
async function lying(space: string | null): Promise<number> {
  const { rows } = await server.database.pool.query(
    'select count(*)::int as count from autumn_leaves where space is not distinct from $1::uuid',
    [space],
  );
  return rows[0].count;
}
const kind = 'autumn.leaves';
const anAdministrator = () => aSignedInPerson(server, { roles: ['administrator'] });
const expire = () => server.services.periods.expire(kind);
const leaves = async ({ client }: Awaited<ReturnType<typeof aSignedInPerson>>, space?: string) => {
  const { periods } = await client.call(listPeriods, space === undefined ? {} : { space });
  const found = periods.find((each) => each.kind === kind);
  if (!found) throw new Error('No leaves');
  return found;
};

test('a kind that is new here deletes nothing before a week has passed, and then what is over, in every space', async () => {
  const { space, owner } = await aTeam(server);
  await Promise.all([drop(space, 91, 250), drop(space, 80), drop(null, 91)]);
  expect(await leaves(owner)).toMatchObject({ days: null, next: [{ days: 90 }] });
  await expire();
  expect(await lying(space)).toBe(251);
  clock.advance(7 * dayMs);
  expect(await leaves(owner)).toMatchObject({ days: 90, next: [] });
  await expire();
  expect([await lying(space), await lying(null)]).toEqual([1, 0]);
  const auditor = await aSignedInPerson(server, { roles: ['auditor'] });
  const { entries } = await auditor.client.call(listAudit, { kind: 'periods.expired' });
  const ours = entries.filter(({ object }) => object === `spaces/space/${space}`);
  expect(ours.map(({ details }) => details.count)).toEqual([50, 100, 100]);
  expect(Object.keys(ours[0]?.details ?? {}).sort()).toEqual(['count', 'days', 'what']);
  await server.database.pool.query('delete from autumn_leaves');
});

test('owners shorten for their space within the bounds; others, longer and shorter ones are refused', async () => {
  const { space, owner, editor, stranger } = await aTeam(server);
  const input = { space, kind, days: 30, revision: 0 };
  await expect(editor.client.call(setPeriodOfSpace, input)).rejects.toMatchObject({ code: spaceReadOnly.code });
  await expect(stranger.client.call(setPeriodOfSpace, input)).rejects.toMatchObject({ code: spaceNotFound.code });
  for (const days of [6, 91, 366])
    await expect(owner.client.call(setPeriodOfSpace, { ...input, days })).rejects.toMatchObject({
      code: periodOutOfBounds.code,
    });
  for (const other of ['autumn.broken', 'autumn.snow'])
    await expect(owner.client.call(setPeriodOfSpace, { ...input, kind: other })).rejects.toMatchObject({
      code: periodNotFound.code,
    });
  await drop(space, 40, 3);
  expect(await owner.client.call(countExpired, { space, kind, days: 30 })).toEqual({ count: 3 });
  await expect(editor.client.call(countExpired, { space, kind, days: 30 })).rejects.toMatchObject({
    code: spaceReadOnly.code,
  });
  expect(await owner.client.call(setPeriodOfSpace, input)).toMatchObject({ days: 90, next: [{ days: 30 }] });
  await expect(owner.client.call(setPeriodOfSpace, input)).rejects.toMatchObject({ code: periodChangedMeanwhile.code });
  await expire();
  expect(await lying(space)).toBe(3);
  clock.advance(7 * dayMs);
  await expire();
  expect(await lying(space)).toBe(0);
  // As in the organisation again: at once.
  const back = await owner.client.call(setPeriodOfSpace, { ...input, days: null, revision: 1 });
  expect(back).toMatchObject({ days: 90, next: [], chosen: null });
  await expect(stranger.client.call(listPeriods, { space })).rejects.toMatchObject({ code: spaceNotFound.code });
});

test('the organisation shortens for all: owners are told by number, and a space is never slower', async () => {
  const { space, owner, reader } = await aTeam(server);
  const calm = await aTeam(server);
  const admin = await anAdministrator();
  await drop(space, 60, 4);
  await drop(calm.space, 1);
  const { revision, days } = await leaves(admin);
  expect(days).toBe(90);
  const input = { kind, days: 30, leastInSpaces: 14, revision };
  await expect(admin.client.call(setPeriod, { ...input, days: 400 })).rejects.toMatchObject({
    code: periodOutOfBounds.code,
  });
  await expect(admin.client.call(setPeriod, { ...input, leastInSpaces: 31 })).rejects.toMatchObject({
    code: periodOutOfBounds.code,
  });
  expect(await admin.client.call(countExpired, { kind, days: 30 })).toEqual({ count: 4 });
  await expect(reader.client.call(countExpired, { kind, days: 30 })).rejects.toMatchObject({
    code: periodNotFound.code,
  });
  expect(await admin.client.call(setPeriod, input)).toMatchObject({ days: 90, next: [{ days: 30 }] });
  const told = async (who: typeof owner) =>
    (await who.client.call(listNotifications, {})).notifications
      .filter((each) => each.kind === 'periods.shorter')
      .map(({ text }) => text.en);
  await expect
    .poll(() => told(owner), { timeout: 20_000 })
    .toEqual([expect.stringMatching(/30 days.* gone then: 4\.$/)]);
  expect([await told(reader), await told(calm.owner)]).toEqual([[], []]);
  await expect(owner.client.call(setPeriodOfSpace, { space, kind, days: 31, revision: 0 })).rejects.toMatchObject({
    code: periodOutOfBounds.code,
  });
  clock.advance(7 * dayMs);
  expect(await leaves(owner, space)).toMatchObject({ days: 30, least: 14, most: 30, mayBeNever: false });
  await expire();
  expect([await lying(space), await lying(calm.space)]).toEqual([0, 1]);
  const longer = await admin.client.call(setPeriod, { ...input, days: null, leastInSpaces: 7, revision: revision + 1 });
  expect(longer).toMatchObject({ days: null, next: [] });
});

test('a space that chose less than is allowed afterwards has the shortest that is', async () => {
  const { space, owner } = await aTeam(server);
  const admin = await anAdministrator();
  await owner.client.call(setPeriodOfSpace, { space, kind, days: 7, revision: 0 });
  const { revision, days } = await leaves(admin);
  await admin.client.call(setPeriod, { kind, days, leastInSpaces: 21, revision });
  expect(await leaves(owner, space)).toMatchObject({ chosen: { days: 21 } });
});

test('a kind that fails keeps no other from going', async () => {
  const { space } = await aTeam(server);
  await drop(space, 400, 2);
  const admin = await anAdministrator();
  const { revision } = await leaves(admin);
  await admin.client.call(setPeriod, { kind, days: 90, leastInSpaces: 7, revision });
  clock.advance(7 * dayMs);
  const before = failures;
  const night = { name: 'periods.night', data: z.object({}) };
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, night, {}));
  await expect.poll(() => lying(space), { timeout: 30_000 }).toBe(0);
  await expect.poll(() => failures, { timeout: 30_000 }).toBeGreaterThan(before);
});
