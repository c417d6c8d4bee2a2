import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './index.ts';

const folders: string[] = [];
const running: EmbeddedPostgres[] = [];

/** For `afterEach`: stops what the test has started and removes its folders. */
export async function cleanUp(): Promise<void> {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A new data folder, removed after the test. By default the database's own user may pass through it. */
export function makeDataFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

let madeOnce: Promise<string> | undefined;

/** For `afterAll`. */
export async function removeUsedFolder(): Promise<void> {
  if (madeOnce) rmSync(await madeOnce, { recursive: true, force: true });
  madeOnce = undefined;
}

/** A data folder that was started and stopped before, for tests that are not about the first start; made once, copied. */
export async function makeUsedFolder(): Promise<string> {
  madeOnce ??= startAndStop();
  const folder = makeDataFolder();
  const { status, stderr } = spawnSync('cp', ['-a', `${await madeOnce}/.`, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return folder;
}

async function startAndStop(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-'));
  chmodSync(folder, 0o711);
  await (await startEmbeddedPostgres({ dataFolder: folder })).stop();
  return folder;
}

/** Removed after the test, like a data folder. */
export function removeAfterwards(folder: string): void {
  folders.push(folder);
}

/** Starts a database that is stopped after the test at the latest. */
export async function start(
  dataFolder: string,
  options: Omit<EmbeddedPostgresOptions, 'dataFolder'> = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataFolder, ...options });
  running.push(postgres);
  return postgres;
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Resolves with the next unexpected exit of the server. */
export function nextExit(postgres: EmbeddedPostgres): Promise<unknown> {
  return new Promise((resolve) => {
    const forget = postgres.onUnexpectedExit((exit) => {
      forget();
      resolve(exit);
    });
  });
}
