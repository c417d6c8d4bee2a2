import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newId } from '@kontor/base';
import { migrate, openDatabase } from '@kontor/database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@kontor/database/embedded';
import * as Y from 'yjs';
import { readContent } from '../server/document-content.ts';
import { collabMigrations } from '../server/index.ts';
import { BadLine, seeded } from './bad-line.ts';
import { findFreePort } from './servers.ts';
import { Witness } from './witness.ts';

const program = fileURLToPath(new URL('../server/testing/collab-process.ts', import.meta.url));
const pages = 2;
const writersPerPage = 3;

/**
 * People type through a bad line while server, PostgreSQL or both are killed: nothing that was called saved may be missing
 * in the database, and in the end all have the same text. Then the control, which says saved before it stores.
 * `--kills=20` for fewer than 200, `--seed=1` for the same run again.
 */
async function run(args: readonly string[]): Promise<void> {
  const numberOf = (name: string, otherwise: number) =>
    Number(args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
  const [kills, seed] = [numberOf('kills', 200), numberOf('seed', Date.now() % 1_000_000)];
  console.log(`Seed ${seed}`);
  const durable = await torment('durable', { kills, seed });
  const hasty = await torment('hasty', { kills: Math.min(kills, 10), seed });
  if (durable > 0 || hasty === 0) process.exitCode = 1;
}

async function torment(kind: 'durable' | 'hasty', { kills, seed }: { kills: number; seed: number }): Promise<number> {
  const stand = await Stand.start(kind, seeded(seed));
  try {
    const begun = performance.now();
    for (let kill = 1; kill <= kills; kill += 1) {
      await stand.killAndCount();
      if (kill % 25 === 0) console.log(`  ${kill} kills, ${stand.lost} lost`);
    }
    const converged = kind === 'durable' ? await stand.converge() : 'not asked';
    const seconds = Math.round((performance.now() - begun) / 1_000);
    console.log(
      `${kind}: ${kills} kills (${stand.killed}), ${stand.cuts} cuts, ${stand.saved} letters called saved, ${stand.lost} of them lost; all the same in the end: ${converged} (${seconds} s)`,
    );
    if (converged === 'no') process.exitCode = 1;
    return stand.lost;
  } finally {
    await stand.stop();
  }
}

class Stand {
  readonly #kind: string;
  readonly #folder: string;
  readonly #random: () => number;
  readonly #port: number;
  readonly #line: BadLine;
  readonly #names = Array.from({ length: pages }, () => `wiki/page/${newId()}`);
  #witnesses: { readonly page: string; readonly witness: Witness }[] = [];
  #postgres: EmbeddedPostgres;
  #server: ChildProcess | undefined;
  readonly #kills = { server: 0, postgres: 0, both: 0 };
  lost = 0;

  private constructor(options: {
    kind: string;
    folder: string;
    random: () => number;
    port: number;
    postgres: EmbeddedPostgres;
  }) {
    this.#kind = options.kind;
    this.#folder = options.folder;
    this.#random = options.random;
    this.#port = options.port;
    this.#postgres = options.postgres;
    this.#line = new BadLine(options.port, options.random);
  }

  static async start(kind: string, random: () => number): Promise<Stand> {
    const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
    // PostgreSQL runs as somebody else where we are root.
    chmodSync(folder, 0o755);
    const postgres = await startEmbeddedPostgres({ dataFolder: folder });
    const database = await openDatabase({ url: postgres.url });
    await migrate(database, collabMigrations);
    await database.close();
    const stand = new Stand({ kind, folder, random, port: await findFreePort(), postgres });
    await stand.#startServer();
    const url = `ws://127.0.0.1:${await stand.#line.listen()}/collab`;
    stand.#witnesses = stand.#names.flatMap((page) =>
      Array.from({ length: writersPerPage }, () => ({ page, witness: new Witness({ url, document: page, random }) })),
    );
    for (const { witness } of stand.#witnesses) witness.start();
    return stand;
  }

  get killed(): string {
    const { server, postgres, both } = this.#kills;
    return `server ${server}, PostgreSQL ${postgres}, both ${both}`;
  }

  get cuts(): number {
    return this.#line.cuts;
  }

  get saved(): number {
    return this.#witnesses.reduce((sum, { witness }) => sum + witness.saved, 0);
  }

  /** Kills something while people type, and looks into the database before anybody can bring back what it lacks. */
  async killAndCount(): Promise<void> {
    await this.#waitForSaved();
    await pause(this.#random() * 700);
    const which = (['server', 'postgres', 'both'] as const)[Math.floor(this.#random() * 3)] ?? 'both';
    this.#kills[which] += 1;
    if (which !== 'server') process.kill(this.#postgres.pid, 'SIGKILL');
    // As long as it lives, what it says counts.
    if (which === 'postgres') await pause(this.#random() * 100);
    this.#line.down();
    await this.#endServer();
    if (which !== 'server') await this.#restartPostgres();
    await this.#count();
    await this.#startServer();
    this.#line.up();
  }

  /** Whether all have the same text as the database in the end. */
  async converge(): Promise<'yes' | 'no'> {
    for (const { witness } of this.#witnesses) witness.stop();
    const end = performance.now() + 60_000;
    const isSame = async () => {
      const stored = await this.#read();
      return this.#witnesses.every(({ page, witness }) => {
        const doc = stored.get(page);
        return witness.isDone && doc !== undefined && textsOf(doc) === textsOf(witness.doc);
      });
    };
    while (performance.now() < end) {
      if (await isSame()) return 'yes';
      await pause(250);
    }
    return 'no';
  }

  async stop(): Promise<void> {
    for (const { witness } of this.#witnesses) witness.close();
    this.#line.close();
    await this.#endServer();
    await this.#postgres.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A kill that finds nobody at work shows nothing. */
  async #waitForSaved(): Promise<void> {
    const before = this.saved;
    const end = performance.now() + 30_000;
    while (this.saved < before + 5) {
      if (performance.now() > end) {
        const codes = this.#witnesses.map(({ witness }) => witness.closeCode);
        throw new Error(`Nothing is saved any more (closed with ${codes})`);
      }
      await pause(10);
    }
  }

  async #count(): Promise<void> {
    const stored = await this.#read();
    for (const { page, witness } of this.#witnesses) {
      const doc = stored.get(page);
      if (doc) this.lost += witness.lostIn(doc);
    }
  }

  async #read(): Promise<Map<string, Y.Doc>> {
    const database = await openDatabase({ url: this.#postgres.url });
    const docs = new Map<string, Y.Doc>();
    for (const name of this.#names) {
      const doc = new Y.Doc();
      const content = await database.snapshot((tx) => readContent(tx, name));
      if (content) Y.applyUpdate(doc, content);
      docs.set(name, doc);
    }
    await database.close();
    return docs;
  }

  /** A supervisor of its own each time: the one that watches longer waits longer after each fall. */
  async #restartPostgres(): Promise<void> {
    await this.#postgres.stop();
    this.#postgres = await startEmbeddedPostgres({ dataFolder: this.#folder });
  }

  async #startServer(): Promise<void> {
    const child = spawn(process.execPath, [program, this.#kind, this.#postgres.url, String(this.#port)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#server = child;
    const gone = once(child, 'exit').then(() => Promise.reject(new Error('The server ended by itself')));
    gone.catch(() => undefined);
    if (child.stdout) await Promise.race([once(child.stdout, 'data'), gone]);
  }

  async #endServer(): Promise<void> {
    const child = this.#server;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

function textsOf(doc: Y.Doc): string {
  const names = [...doc.share.keys()].sort();
  return JSON.stringify(names.map((name) => [name, doc.getText(name).toString()]));
}

await run(process.argv.slice(2));
