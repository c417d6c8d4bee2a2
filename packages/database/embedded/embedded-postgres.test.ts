import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { findRunningPostgres } from './index.ts';
import { identifyProcess } from './process-identity.ts';
import {
  cleanUp,
  makeDataFolder,
  makeUsedFolder,
  query,
  removeAfterwards,
  removeUsedFolder,
  start,
} from './test-folder.ts';

// Durable writes, on a machine whose disk may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

afterEach(cleanUp);
afterAll(removeUsedFolder);

describe('starting', () => {
  test('makes a database in UTF-8 at the first start and finds its rows at the second', async () => {
    const folder = makeDataFolder();
    const first = await start(folder);
    await query(first.url, "create table notes as select 'Grüße' as text");
    await first.stop();
    expect(identifyProcess(first.pid)).toBeUndefined();

    const second = await start(folder);
    expect(await query(second.url, 'select text from notes')).toEqual([{ text: 'Grüße' }]);
    const [settings] = await query(
      second.url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, datlocale as locale,
        pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`,
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on', locale: 'C.UTF-8', encoding: 'UTF8' });
  });

  test('works as a role that is no superuser, and lets nobody in without the password', async () => {
    const { url } = await start(await makeUsedFolder());
    const roles = 'select rolsuper, rolcreatedb from pg_roles where rolname = current_user';
    expect(await query(url, roles)).toEqual([{ rolsuper: false, rolcreatedb: true }]);
    await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      /password authentication failed/,
    );
    await expect(query(url.replace('//kontor:', '//postgres:'), 'select 1')).rejects.toThrow(/no pg_hba.conf entry/);
  });

  test('takes a port of this machine where a socket path would be too long', async () => {
    const folder = join(makeDataFolder(), 'a'.repeat(100));
    const { url } = await start(folder);
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(findRunningPostgres(folder)).toBe(url);
  });

  test('finishes a creation that was interrupted', async () => {
    const folder = makeDataFolder();
    mkdirSync(join(folder, 'postgres', 'data.new', 'base'), { recursive: true });
    const { url } = await start(folder);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('gives the role a new password when the password file was lost', async () => {
    const folder = await makeUsedFolder();
    const first = await start(folder);
    await first.stop();
    rmSync(join(folder, 'postgres-password'));
    const second = await start(folder);
    expect(second.url).not.toBe(first.url);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('refusing', () => {
  test('a second start on the same data folder, until the first has stopped', async () => {
    const folder = await makeUsedFolder();
    const first = await start(folder);
    await expect(start(folder)).rejects.toThrow(/already in use by a running Kontor \(process \d+\)/);
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
    await start(folder);
  });

  test('files of another major version, and leaves the folder free', async () => {
    const folder = await makeUsedFolder();
    const first = await start(folder);
    await first.stop();
    const versionFile = join(folder, 'postgres', 'data', 'PG_VERSION');
    const version = readFileSync(versionFile, 'utf8');
    writeFileSync(versionFile, '12\n');
    await expect(start(folder)).rejects.toMatchObject({ code: 'database.wrong_version' });
    writeFileSync(versionFile, version);
    await start(folder);
  });

  test('with the words of PostgreSQL when it does not start', async () => {
    const failing = start(await makeUsedFolder(), { settings: { shared_buffers: 'plenty' } });
    await expect(failing).rejects.toThrow(/invalid value for parameter "shared_buffers": "plenty"/);
  });
});

test('waits a moment for a holder that is about to stop', async () => {
  const folder = await makeUsedFolder();
  const first = await start(folder);
  const second = start(folder);
  await first.stop();
  expect(await query((await second).url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

describe('keeping to itself', () => {
  test('lets nobody else read the password, enter the socket folder or the cluster', async () => {
    const folder = await makeUsedFolder();
    await start(folder);
    const mode = (...path: string[]) => statSync(join(folder, ...path)).mode & 0o777;
    expect(mode('postgres-password')).toBe(0o600);
    expect(mode('postgres.log')).toBe(0o600);
    expect(mode('postgres', 'socket')).toBe(0o700);
    expect(mode('postgres', 'data')).toBe(0o700);
    const password = readFileSync(join(folder, 'postgres-password'), 'utf8');
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain(password);
  });

  test('tells other commands the address only while it runs', async () => {
    const folder = makeDataFolder();
    expect(findRunningPostgres(folder)).toBeUndefined();
    const postgres = await start(folder);
    expect(findRunningPostgres(folder)).toBe(postgres.url);
    await postgres.stop();
    expect(findRunningPostgres(folder)).toBeUndefined();
  });

  test.skipIf(process.getuid?.() !== 0)(
    'moves out of a folder that its own user may not enter, and says where (needs root)',
    async () => {
      const folder = makeDataFolder(0o700);
      const first = await start(folder);
      await query(first.url, 'create table notes as select 1 as one');
      await first.stop();
      const place = readFileSync(join(folder, 'postgres-place.txt'), 'utf8').trim();
      removeAfterwards(place);
      expect(place).toMatch(/^\/var\/lib\/kontor\/[0-9a-f]{16}$/);
      const second = await start(folder);
      expect(await query(second.url, 'select one from notes')).toEqual([{ one: 1 }]);
      await second.stop();
      rmSync(place, { recursive: true });
      await expect(start(folder)).rejects.toMatchObject({ code: 'database.cluster_missing' });
      expect(existsSync(place)).toBe(false);
    },
  );
});
