import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocNode, sharedOfDoc } from '@kontor/editor/shared';
import { uploadedFile } from '@kontor/schema';
import {
  aSignedInPerson,
  runCommand,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { expect, vi } from 'vitest';
import * as Y from 'yjs';
import { presentVersion, readVersion } from '../../shared/index.ts';
import { openPage } from '../test-wiki.ts';

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

/** A real one, of one point. */
export const aPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Uploads a file that belongs to nothing yet; answers with its id. */
export async function upload({ client }: SignedInPerson, name: string, content: Uint8Array): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(content)]), name);
  const response = await client.fetch('/api/files', { method: 'POST', body });
  return uploadedFile.parse(await response.json()).id;
}

/** Gives a page its first text, as somebody's browser does; done when it is committed. */
export async function writePage(
  server: TestServer,
  who: SignedInPerson,
  page: string,
  content: readonly DocNode[],
): Promise<void> {
  const browser = openPage(server, who, page);
  await vi.waitFor(() => expect(browser.provider.synced).toBe(true), { timeout: 10_000 });
  Y.applyUpdate(browser.doc, sharedOfDoc({ type: 'doc', content }));
  const saved = () => who.client.call(readVersion, { page, version: presentVersion });
  await vi.waitFor(async () => expect((await saved()).update.length).toBeGreaterThan(8), { timeout: 10_000 });
  browser.close();
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
