import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import { aPerson, aSignedInPerson, aSpace, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openSecretBox } from '../../services/mail/secret-box.ts';
import { readBackup } from './read-backup.ts';
import { copyOut, orderByReferences, readFormat } from './schema-reading.ts';
import { writeBackup } from './write-backup.ts';

let server: TestServer;
let folder: string;
let backup: string;
/** Hashes of the tables when it was begun, and when it was done. */
let whenBegun: Record<string, string>;
let whenDone: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'kontor-backup-test-'));
  const owner = await aSignedInPerson(server, { familyName: 'Größenwahn\\N"', roles: ['administrator'] });
  await aSpace(server, { owner: owner.person.id });
  for (let index = 0; index < 20; index += 1) await aPerson(server);
  for (const size of [1, 70_000]) await upload(owner.client, randomBytes(size));
  await fillHomeserver();
  // The key is made when it is first needed.
  await openSecretBox(server.dataFolder);
  backup = join(folder, 'kontor.backup');
  // The comparison is with the rows of before and after: no handler may move on meanwhile.
  await vi.waitFor(
    async () => expect(await server.application.events.backlog()).toMatchObject({ unstamped: 0, behind: 0 }),
    { timeout: 40_000 },
  );
  whenBegun = await hashTables(server.database);
  await writeBackup({
    database: server.database,
    dataFolder: server.dataFolder,
    target: backup,
    progress: () => undefined,
  });
  whenDone = await hashTables(server.database);
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What the homeserver keeps lies in a schema of its own. */
async function fillHomeserver(): Promise<void> {
  const { pool } = server.database;
  await pool.query(`insert into homeserver.users (user_id, kind, profile, created_at)
    values ('@k-a:stadt.example', 'service', '{"displayname": "Größe"}', now())`);
  for (const reason of ['eins', 'zwei']) {
    await pool.query('insert into homeserver.reports (reporter, reason, created_at) values ($1, $2, now())', [
      '@k-a:stadt.example',
      reason,
    ]);
  }
  await pool.query(`insert into homeserver.media (media_id, user_id, bytes, created_at)
    values ('m', '@k-a:stadt.example', 70000, now())`);
  await pool.query(`insert into homeserver.media_chunks values ('m', 0, $1)`, [randomBytes(70_000)]);
}

async function upload(
  client: { fetch(path: string, init: RequestInit): Promise<Response> },
  content: Buffer,
): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), 'bytes.bin');
  const response = await client.fetch('/api/files', { method: 'POST', body: form });
  expect(response.status).toBeLessThan(300);
}

/** A hash of each table's rows, in the order that the backup gives them. */
async function hashTables(database: TestDatabase): Promise<Record<string, string>> {
  const client = await database.pool.connect();
  try {
    const hashes: Record<string, string> = {};
    for (const table of (await readFormat(client, new Date())).tables) {
      const query = copyOut(table).replace(/^copy \((.*)\) to stdout$/s, '$1');
      const { rows } = await client.query(query);
      hashes[table.name] = `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`;
    }
    return hashes;
  } finally {
    client.release();
  }
}

async function hashFiles(dataFolder: string): Promise<Record<string, string>> {
  const entries = await readdir(dataFolder, { recursive: true, withFileTypes: true });
  const hashes: Record<string, string> = {};
  for (const entry of entries.filter((one) => one.isFile() && /^([0-9a-f]{64}|secret\.key)$/.test(one.name))) {
    hashes[entry.name] = createHash('sha256')
      .update(await readFile(join(entry.parentPath, entry.name)))
      .digest('hex');
  }
  return hashes;
}

async function restoreInto(source: string): Promise<{ database: TestDatabase; dataFolder: string; failure: unknown }> {
  const database = await openTestDatabase();
  const dataFolder = await mkdtemp(join(folder, 'restored-'));
  const { migrations } = server.application;
  const failure = await readBackup({ database, dataFolder, source, migrations, progress: () => undefined }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { database, dataFolder, failure };
}

describe('backup and restore', () => {
  it('brings back every row and every file, by hash, from a server that goes on running', async () => {
    const { database, dataFolder, failure } = await restoreInto(backup);
    try {
      expect(failure).toBeUndefined();
      const restored = await hashTables(database);
      expect(Object.keys(restored).length).toBeGreaterThan(20);
      // The search writes how often its words occur whenever that has changed much, also while the backup is made.
      expect(restored.search_terms).toBeOneOf([whenBegun.search_terms, whenDone.search_terms]);
      expect({ ...restored, search_terms: '' }).toEqual({ ...whenBegun, search_terms: '' });
      expect(restored['homeserver.users']).toMatch(/^1 /);
      expect(restored['homeserver.media_chunks']).toMatch(/^1 /);
      const files = await hashFiles(dataFolder);
      expect(Object.keys(files).length).toBe(3);
      expect(files).toEqual(await hashFiles(server.dataFolder));
    } finally {
      await database.close();
    }
  });

  it('goes on counting where the original stopped', async () => {
    const { database } = await restoreInto(backup);
    try {
      const { rows } = await database.pool.query(
        "insert into events (kind, payload, audience) values ('a', '{}', '{}') returning id",
      );
      const { rows: last } = await server.database.pool.query('select max(id) as id from events');
      expect(Number(rows[0].id)).toBeGreaterThan(Number(last[0].id));
      const { rows: reports } = await database.pool.query(
        "insert into homeserver.reports (reporter, reason, created_at) values ('a', 'b', now()) returning id",
      );
      expect(Number(reports[0].id)).toBe(3);
    } finally {
      await database.close();
    }
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.7)), 'backup.unreadable'],
    ['without its end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200), 'backup.unreadable'],
    ['no backup at all', () => Buffer.from('hello'), 'backup.unreadable'],
    ['with one changed row', (bytes: Buffer) => changeText(bytes, 'Größenwahn', 'Kleinwahnx'), 'backup.damaged'],
    [
      'with a path out of the folder',
      (bytes: Buffer) => changeText(bytes, 'files/secret.key', 'files/../evilkey'),
      'backup.unreadable',
    ],
    [
      'of a newer version',
      (bytes: Buffer) => changeText(bytes, '20261122-1200-create-events', '20991122-1200-create-events'),
      'backup.too_new',
    ],
  ])('refuses a file that is %s and leaves nothing behind', async (_what, damage, code) => {
    const damaged = join(folder, `damaged-${randomBytes(4).toString('hex')}`);
    await writeFile(damaged, damage(await readFile(backup)));
    const { database, dataFolder, failure } = await restoreInto(damaged);
    try {
      expect(failure).toMatchObject({ code });
      expect(
        await readdir(dataFolder, { recursive: true }).then((names) =>
          names.filter((name) => /key|[0-9a-f]{64}/.test(name)),
        ),
      ).toEqual([]);
      const { rows } = await database.pool.query(
        "select count(*) from pg_class where relnamespace = 'public'::regnamespace",
      );
      expect(Number(rows[0].count)).toBe(0);
      expect(await readdir(folder)).not.toContain('evilkey');
    } finally {
      await database.close();
    }
  });

  it('refuses a database in use, which stays as it is, also when the data folder is empty', async () => {
    // No server runs on this one: what changes in it, the refused restoring has changed.
    const { database, failure } = await restoreInto(backup);
    try {
      expect(failure).toBeUndefined();
      const before = await hashTables(database);
      const dataFolder = await mkdtemp(join(folder, 'empty-'));
      const { migrations } = server.application;
      const restoring = readBackup({ database, dataFolder, source: backup, migrations, progress: () => undefined });
      await expect(restoring).rejects.toMatchObject({ code: 'backup.not_empty' });
      expect(await hashTables(database)).toEqual(before);
      expect(await readdir(dataFolder)).toEqual([]);
    } finally {
      await database.close();
    }
  });

  it('names no file under the target until the backup is complete', async () => {
    const names = await readdir(folder);
    expect(names.filter((name) => name.startsWith('.kontor-backup-'))).toEqual([]);
  });

  it('orders tables so that references find their rows, and refuses a circle', () => {
    const table = (name: string, ...references: string[]) => ({ name, references });
    const ordered = orderByReferences([table('c', 'b'), table('b', 'a', 'b'), table('a')]);
    expect(ordered.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(() => orderByReferences([table('a', 'b'), table('b', 'a')])).toThrow('circle');
  });
});

/** Replaces a text of the archive by another of the same number of bytes, keeping tar's headers valid. */
function changeText(bytes: Buffer, from: string, to: string): Buffer {
  const archive = gunzipSync(bytes);
  const [before, after] = [Buffer.from(from), Buffer.alloc(Buffer.byteLength(from), 0x20)];
  Buffer.from(to).copy(after);
  for (let at = archive.indexOf(before); at >= 0; at = archive.indexOf(before, at + after.length)) {
    after.copy(archive, at);
    fixChecksum(archive, at);
  }
  return gzipSync(archive);
}

/** The sum of a tar header's bytes stands in the header itself (POSIX.1-1988, ustar), its own eight counted as blanks. */
function fixChecksum(archive: Buffer, at: number): void {
  const start = at - (at % 512);
  if (archive.toString('latin1', start + 257, start + 262) !== 'ustar') return;
  archive.fill(0x20, start + 148, start + 156);
  const sum = archive.subarray(start, start + 512).reduce((total, byte) => total + byte, 0);
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, start + 148, 'latin1');
}
