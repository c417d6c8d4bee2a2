import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase } from '@kontor/database/testing';
import { type Backup, cancelBackup, listBackups, makeBackup, removeBackup } from '@kontor/schema';
import { type ApiClient, aPerson, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBackup } from '../../commands/backup/read-backup.ts';

let server: TestServer;
let client: ApiClient;
beforeAll(async () => {
  server = await startTestServer();
  ({ client } = await aSignedInPerson(server, { roles: ['administrator'] }));
});
afterAll(() => server.stop());

async function until(id: string, ...states: Backup['state'][]): Promise<Backup> {
  let found: Backup | undefined;
  await expect
    .poll(
      async () => {
        found = (await client.call(listBackups, {})).backups.find((backup) => backup.id === id);
        return found && states.includes(found.state);
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  if (!found) throw new Error('It was there a moment ago');
  return found;
}

async function make(): Promise<Backup> {
  const begun = await client.call(makeBackup, {});
  return until(begun.id, 'done', 'failed');
}

test('makes a backup that can be restored, with the size and checksum of its file', async () => {
  const person = await aPerson(server, { familyName: 'Sicherheitshalber' });
  const made = await make();
  expect(made).toMatchObject({ state: 'done', missing: 0, isThere: true });
  expect(made.done).toBe(made.total);
  const { folder } = await client.call(listBackups, {});
  const path = join(folder, made.file);
  const content = await readFile(path);
  expect(made.bytes).toBe(content.length);
  expect(made.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  expect((await stat(path)).mode & 0o077).toBe(0);
  const database = await openTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'kontor-backups-test-'));
  try {
    const { migrations } = server.application;
    await readBackup({ database, dataFolder, source: path, migrations, progress: () => undefined });
    const { rows } = await database.pool.query('select family_name from people_persons where id = $1', [person.id]);
    expect(rows).toEqual([{ family_name: 'Sicherheitshalber' }]);
  } finally {
    await database.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
});

test('removes the file with the backup, and leaves a trace of both', async () => {
  const made = await make();
  const { folder } = await client.call(listBackups, {});
  await client.call(removeBackup, { backup: made.id });
  expect(await readdir(folder)).not.toContain(made.file);
  await expect(client.call(removeBackup, { backup: made.id })).rejects.toMatchObject({ code: 'backups.not_found' });
  const { rows } = await server.database.pool.query(
    "select kind from audit_log where details ->> 'file' = $1 order by id",
    [made.file],
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['backups.begun', 'backups.removed']);
});

test('is no door to its content: there is nothing to load it from', () => {
  const doors = server.application.http.doors.filter(({ path }) => path.startsWith('/api/backups'));
  expect(doors.map(({ kind, access }) => [kind, access])).toEqual(doors.map(() => ['route', 'administrator']));
});

test('what was under way when the server ended has failed after the next start', async () => {
  await server.database.pool.query(
    `insert into backups_runs (id, file, state, created_at) values (gen_random_uuid(), 'broken.tar.gz', 'running', now())`,
  );
  const { failInterrupted } = await import('./backup-store.ts');
  await server.database.transaction(failInterrupted);
  const { backups } = await client.call(listBackups, {});
  expect(backups.find(({ file }) => file === 'broken.tar.gz')).toMatchObject({ state: 'failed', isThere: false });
});

test('makes one at a time, and cancels it without leaving anything', async () => {
  // Enough that it takes a while.
  for (let index = 0; index < 2; index += 1) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(randomBytes(20_000_000))]), 'groß.bin');
    await client.fetch('/api/files', { method: 'POST', body: form });
  }
  const begun = await client.call(makeBackup, {});
  await expect(client.call(makeBackup, {})).rejects.toMatchObject({ code: 'backups.under_way' });
  await expect(client.call(removeBackup, { backup: begun.id })).rejects.toMatchObject({ code: 'backups.under_way' });
  await until(begun.id, 'running');
  expect((await client.call(cancelBackup, { backup: begun.id })).state).toBe('cancelled');
  const { folder } = await client.call(listBackups, {});
  await expect
    .poll(async () => (await readdir(folder)).filter((name) => name === begun.file || name.startsWith('.')))
    .toEqual([]);
  expect(await until(begun.id, 'cancelled')).toMatchObject({ bytes: null, isThere: false });
  const again = await client.call(makeBackup, {});
  await client.call(cancelBackup, { backup: again.id });
});
