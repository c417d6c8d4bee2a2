import { openTestDatabase } from '@kontor/database/testing';
import { apiClient, KontorProcesses, setUpKontor } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyImport, getImport } from '../../shared/index.ts';
import { bringIn, check, csv } from './test-import-client.ts';

// It starts whole processes, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const processes = new KontorProcesses();
let database: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await processes.end();
  await database.close();
});

async function countPeople(): Promise<number> {
  return (await database.pool.query('select count(*) as people from people_persons')).rows[0].people;
}

test('kill -9 in the middle of an import: nothing of it is there, and it can be brought in again', async () => {
  const folder = processes.makeDataFolder();
  const start = () => processes.startServer(folder, { KONTOR_DATABASE_URL: database.url });
  const before = start();
  const { url, setupCode = '' } = await before.ready();
  const { administrator } = await setUpKontor(url, setupCode);
  const rows = Array.from({ length: 2000 }, (_, index) => `killed.${index},Ina,Beck,,,,,,,`);
  const files = { people: csv(...rows) };
  const { id } = await check(administrator, files);
  const people = await countPeople();
  await administrator.call(applyImport, { import: id });
  await vi.waitFor(async () => expect((await administrator.call(getImport, { import: id })).progress).not.toBeNull(), {
    timeout: 30_000,
    interval: 5,
  });
  before.kill('SIGKILL');
  await before.ended;
  expect(await countPeople()).toBe(people);

  const again = apiClient((await start().ready()).url, administrator.cookie);
  expect((await again.call(getImport, { import: id })).state).toBe('running');
  const { state, summary } = await bringIn(again, files);
  expect([state, summary.people.create]).toEqual(['done', rows.length]);
  expect(await countPeople()).toBe(people + rows.length);
});
