import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { newId } from '@kontor/base';
import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from './document-store.ts';
import { collabMigrations } from './migrations.ts';
import { openRawClient } from './testing/raw-client.ts';

const program = fileURLToPath(new URL('./testing/collab-process.ts', import.meta.url));

let database: TestDatabase;
let children: ChildProcess[] = [];
beforeEach(async () => {
  database = await openTestDatabase({ migrations: collabMigrations });
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await database.close();
});

async function startProcess(kind: 'durable' | 'hasty'): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [program, kind, database.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await expect.poll(() => said, { timeout: 30_000 }).toMatch(/port \d+\n/);
  return { child, url: `ws://127.0.0.1:${/\d+/.exec(said)?.[0]}/collab` };
}

/** Types until the server is killed; how many letters were acknowledged, and how many of them are stored. */
async function typeUntilKilled(kind: 'durable' | 'hasty', letters: number) {
  const page = `wiki/page/${newId()}`;
  const { child, url } = await startProcess(kind);
  const writer = await openRawClient(url, page, newId());
  const doc = new Y.Doc();
  doc.on('update', (update) => writer.sendUpdate(update));
  const text = doc.getText('text');
  for (let typed = 0; writer.saved < letters; typed += 1) {
    text.insert(text.length, String(typed % 10));
    if (typed % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  await expect.poll(() => writer.closeCode).toBeDefined();
  const stored = await database.snapshot((tx) => readDocument(tx, page));
  const kept = new Y.Doc();
  if (stored && stored !== 'deleted') {
    if (stored.state) Y.applyUpdate(kept, stored.state);
    for (const { bytes } of stored.updates) Y.applyUpdate(kept, bytes);
  }
  const found = kept.getText('text').toString();
  expect(text.toString().startsWith(found)).toBe(true);
  return { acknowledged: writer.saved, stored: found.length };
}

test('C7, C10: what was acknowledged is there after a kill at any moment, also while states are made', async () => {
  for (const letters of [1, 40, 190, 205, 395, 410, 900, 1_510]) {
    const { acknowledged, stored } = await typeUntilKilled('durable', letters);
    expect(acknowledged).toBeGreaterThanOrEqual(letters);
    expect(stored, `after ${letters}`).toBeGreaterThanOrEqual(acknowledged);
  }
}, 180_000);

test('the control: a server that acknowledges before it stores loses under the same kill', async () => {
  const { acknowledged, stored } = await typeUntilKilled('hasty', 300);
  expect(stored).toBeLessThan(acknowledged);
}, 60_000);
