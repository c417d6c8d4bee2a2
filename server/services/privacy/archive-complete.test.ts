import {
  aPerson,
  aSignedInPerson,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverPlugins } from '../../plugins.ts';
import { holdOneOfEach } from '../hand-over/testing/held-world.ts';
import { leaveTraces } from './testing/leave-traces.ts';
import { leaveWords } from './testing/leave-words.ts';

let server: TestServer;
let somebody: SignedInPerson;
beforeAll(async () => {
  server = await startTestServer();
  somebody = await aSignedInPerson(server);
  await holdOneOfEach(server, somebody, await aPerson(server));
  await leaveTraces(server, somebody, { given: 'Xqwzgiv', family: 'Zvkqfam' });
  await leaveWords(server, somebody);
});
afterAll(() => server.stop());

/** As it stands in the archive. */
const isEmpty = (data: unknown): boolean =>
  data === null || data === undefined || (typeof data === 'object' && Object.values(data).every(isEmpty));

/** Whether some row holds the id of the person, or of their account, in whatever column. */
async function holds(table: string): Promise<boolean> {
  const ids = `${somebody.person.id}|${somebody.actor.account}`;
  const { rows } = await sql`select 1 from ${sql.table(table)} as held where held::text ~ ${ids} limit 1`.execute(
    server.database.kysely,
  );
  return rows.length > 0;
}

/** Parts with something in them; and tables that hold somebody although their part has nothing. */
async function readParts(): Promise<{ full: string[]; missing: string[] }> {
  const [full, missing]: [string[], string[]] = [[], []];
  for (const { id, tables, archive } of server.core.privacy.declarations) {
    if (typeof archive !== 'function') continue;
    const { data } = await server.database.transaction((tx) => archive(tx, somebody.actor));
    if (!isEmpty(JSON.parse(JSON.stringify(data ?? null)))) full.push(id);
    else for (const table of tables) if (await holds(table)) missing.push(`${id}: ${table}`);
  }
  return { full, missing };
}

test('whatever a module holds of somebody is in their archive', async () => {
  const { full, missing } = await readParts();
  expect(missing).toEqual([]);
  const modules = new Set(full.map((id) => id.split('.', 1)[0]));
  const declaring = new Set(server.core.privacy.declarations.map(({ id }) => id.split('.', 1)[0] ?? ''));
  const plugins = serverPlugins.map(({ id }) => id).filter((id) => declaring.has(id));
  expect(plugins.length).toBeGreaterThan(8);
  expect(plugins.filter((id) => !modules.has(id))).toEqual([]);
  expect(full.length).toBeGreaterThan(30);
});

test('only what is nobody’s alone, or repeats other parts, is left out', () => {
  const { declarations } = server.core.privacy;
  expect(declarations.flatMap(({ id, archive }) => (typeof archive === 'function' ? [] : [id])).sort()).toEqual([
    'accounts.attempts',
    'backups.files',
    'collab.updates',
    'homeserver.messages',
    'homeserver.rooms',
    'jobs.waiting',
    'legal.reports',
    'search.index',
    'search.missed',
  ]);
});
