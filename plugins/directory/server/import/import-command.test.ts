import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aSignedInPerson, runCommand, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { searchPeople } from '../../shared/index.ts';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'kontor-import-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const importPeople = (...args: readonly string[]) => runCommand(server, 'import-people', args);

const references = fileURLToPath(new URL('../../../../../shared/data/people/', import.meta.url));
const reason = existsSync(references) ? undefined : 'the reference files are not beside the repository';

test.skipIf(reason)('names each fault of the broken file and imports nothing', async () => {
  const { code, lines, text } = await importPeople(`${references}people-broken.csv`);
  expect(code).toBe(1);
  const errors = lines.filter((line) => line.includes(': error:'));
  expect(errors.map((line) => Number(/line (\d+)/.exec(line)?.[1]))).toEqual([
    5, 9, 13, 16, 17, 21, 25, 29, 33, 37, 42,
  ]);
  expect(text).toContain('Nothing was imported');
  expect((await server.database.pool.query('select count(*) as n from people_persons')).rows[0].n).toBe(0);
});

test.skipIf(reason)('brings in the whole city, tells its progress, and changes nothing the second time', async () => {
  const start = performance.now();
  const { code, text, progress } = await importPeople(`${references}people.csv`);
  expect(performance.now() - start).toBeLessThan(30_000);
  expect(code).toBe(0);
  expect(text).toContain('Taking the org units from');
  expect(text).toContain('Org units: 57 rows, 57 created');
  expect(text).toContain('People: 2000 rows, 2000 created');
  expect(progress.length).toBeGreaterThan(5);
  for (const file of ['people.csv', 'people.ldif', 'people-excel.csv']) {
    expect((await importPeople(`${references}${file}`)).text).toMatch(/People: \d+ rows, 0 created, 0 changed/);
  }
});

test.skipIf(reason)('lets names in every alphabet be found and sorts them as Germans do', async () => {
  const { client } = await aSignedInPerson(server);
  const find = async (q: string) => (await client.call(searchPeople, { q, limit: 100 })).people.map(({ name }) => name);
  const pairs = [
    ['nguyen', 'Nguyễn'],
    ['malgorzata', 'Małgorzata'],
    ['ayse', 'Ayşe'],
    ['soren', 'Søren'],
    ['aberg', 'Åberg'],
    ['Grosskopf', 'Großkopf'],
    ['Mueller', 'Müller'],
  ] as const;
  await vi.waitFor(async () => expect((await client.call(searchPeople, {})).total).toBe(2001), { timeout: 15_000 });
  for (const [typed, written] of pairs) {
    const names = await find(typed);
    expect(names.filter((name) => name.includes(written))).not.toEqual([]);
  }
  expect((await find('Schmitd')).some((name) => name.includes('Schmidt'))).toBe(true);
  const [first] = (await client.call(searchPeople, { q: 'Wohngeld' })).people;
  expect(first).toMatchObject({ position: 'Leitung Wohngeldstelle', lead: true });
  const familyNames = (await find('')).map((name) => name.split(' ').at(-1) ?? '');
  expect(familyNames).toEqual(familyNames.toSorted(new Intl.Collator('de').compare));
  expect(familyNames[0]).toBe('Åberg');
});

test('tells a dry run from an import', async () => {
  const file = join(folder, 'people.csv');
  await writeFile(file, 'login,given_name,family_name\ndry.run,Dora,Dürr\n');
  const { code, text } = await importPeople(file, '--dry-run');
  expect(code).toBe(0);
  expect(text).toContain('1 to create');
  expect(text).toContain('nothing was changed');
  const { rows } = await server.database.pool.query("select 1 from people_persons where external_id = 'dry.run'");
  expect(rows).toEqual([]);
});

test('answers a wrong call with how it is called, and a missing or unreadable file with a sentence', async () => {
  for (const args of [[], ['a', 'b'], ['a', '--format', 'xml'], ['a', '--unknown']]) {
    expect(await importPeople(...args)).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('Usage: import-people')],
    });
  }
  expect(await importPeople(join(folder, 'none.csv'))).toMatchObject({
    code: 1,
    text: expect.stringContaining('no file'),
  });
  const file = join(folder, 'empty.csv');
  await writeFile(file, '');
  expect(await importPeople(file)).toMatchObject({ code: 1, text: expect.stringContaining('cannot be read') });
});
