import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  aSignedInPerson,
  runCommand,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';

/** A server, somebody who acts on its command line, and a folder for what goes in and out. */
export async function startTransfer() {
  const server = await startTestServer();
  const folder = await mkdtemp(join(tmpdir(), 'kontor-transfer-'));
  const who = await aSignedInPerson(server);
  const login = await loginOf(server, who);
  return {
    server,
    folder,
    who,
    importTo: (space: string, source: string, ...more: string[]) =>
      runCommand(server, 'import-markdown', [source, '--space', space, '--as', login, ...more]),
    exportFrom: (space: string, target: string) =>
      runCommand(server, 'export-space', [target, '--space', space, '--as', login]),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function loginOf(server: TestServer, { person }: SignedInPerson): Promise<string> {
  const { rows } = await server.database.pool.query('select login from accounts_accounts where person = $1', [
    person.id,
  ]);
  return rows[0].login;
}

/** All files of a folder, by their paths in it. */
export async function listFiles(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(root.length + 1)] = (await readFile(path)).toString('latin1');
  }
  return found;
}
