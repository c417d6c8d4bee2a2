import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Audit } from '@kontor/plugin-api/server';
import { type Backup, backupNotFound, backupUnderWay } from '@kontor/schema';
import { z } from 'zod';
import { hashingStream } from '../../commands/backup/hashing-stream.ts';
import { writeBackup } from '../../commands/backup/write-backup.ts';
import type { Core } from '../../core.ts';
import { findFreeBytes } from '../system/index.ts';
import * as store from './backup-store.ts';

const make = {
  name: 'backups.make',
  data: z.object({ backup: z.string() }),
  attempts: 1,
  longestRunSeconds: 12 * 60 * 60,
};
const beatMs = 1000;
const underWay: readonly store.BackupState[] = ['waiting', 'running'];

/** Backups of the whole into the data folder, one at a time, in the background. */
export class BackupService {
  readonly #core: Core;
  readonly #audit: Audit;
  readonly #folder: string;
  readonly #running = new Map<string, AbortController>();

  constructor(core: Core, audit: Audit) {
    this.#core = core;
    this.#audit = audit;
    this.#folder = join(core.config.dataFolder, 'backups');
    core.jobs.define(make, ({ backup }, signal) => this.#run(backup, signal));
    core.onStart(() => core.database.transaction(store.failInterrupted));
  }

  async list(): Promise<{ backups: Backup[]; folder: string; freeBytes: number | null }> {
    const rows = await this.#core.database.transaction(store.listBackups);
    const backups = await Promise.all(rows.map((row) => this.#present(row)));
    return { backups, folder: this.#folder, freeBytes: await findFreeBytes(this.#core.config.dataFolder) };
  }

  /** Throws `backups.under_way`. */
  async make(actor: Actor): Promise<Backup> {
    const now = this.#core.clock.now();
    const id = newId();
    const moment = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
    const file = `kontor-${moment}-${id.slice(-4)}.tar.gz`;
    const row = await this.#core.database.transaction(async (tx) => {
      const inserted = await store.insertBackup(tx, { id, file, now });
      if (!inserted) throw backupUnderWay();
      await this.#core.jobs.enqueue(tx, make, { backup: inserted.id });
      await this.#note(tx, actor, 'backups.begun', file);
      return inserted;
    });
    return this.#present(row);
  }

  /** Throws `backups.not_found`; one that is over stays as it is. */
  async cancel(actor: Actor, id: string): Promise<Backup> {
    const row = await this.#core.database.transaction(async (tx) => {
      const found = await store.lockBackup(tx, id);
      if (!found) throw backupNotFound();
      if (!(await store.changeBackup(tx, id, underWay, { state: 'cancelled' }))) return found;
      await this.#note(tx, actor, 'backups.cancelled', found.file);
      return { ...found, state: 'cancelled' as const };
    });
    this.#running.get(id)?.abort();
    return this.#present(row);
  }

  /** Throws `backups.not_found`, `backups.under_way`. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.#core.database.transaction(async (tx) => {
      const found = await store.lockBackup(tx, id);
      if (!found) throw backupNotFound();
      if (underWay.includes(found.state)) throw backupUnderWay();
      await store.deleteBackup(tx, id);
      await this.#note(tx, actor, 'backups.removed', found.file);
      await rm(this.#pathOf(found), { force: true });
    });
  }

  async #run(id: string, stopping: AbortSignal): Promise<void> {
    const { database } = this.#core;
    const row = await database.transaction(async (tx) => {
      const begun = await store.changeBackup(tx, id, ['waiting'], { state: 'running' });
      return begun ? store.lockBackup(tx, id) : undefined;
    });
    if (!row) return;
    const cancelling = new AbortController();
    this.#running.set(id, cancelling);
    try {
      await this.#write(row, AbortSignal.any([cancelling.signal, stopping]));
    } catch (failure) {
      await rm(this.#pathOf(row), { force: true });
      await database.transaction((tx) => store.changeBackup(tx, id, ['running'], { state: 'failed' }));
      if (!cancelling.signal.aborted) throw failure;
    } finally {
      this.#running.delete(id);
    }
  }

  async #write(row: store.BackupRow, signal: AbortSignal): Promise<void> {
    const { database, config } = this.#core;
    const target = this.#pathOf(row);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    let so = { done: 0, total: 0 };
    const tell = () => database.transaction((tx) => store.changeBackup(tx, row.id, ['running'], so));
    const beat = setInterval(() => void tell().catch(() => undefined), beatMs);
    try {
      const progress = (done: number, total: number) => {
        so = { done, total };
      };
      const { missing } = await writeBackup({ database, dataFolder: config.dataFolder, target, progress, signal });
      const { size } = await stat(target);
      const finished = { state: 'done', ...so, bytes: size, sha256: await hashOf(target, signal) } as const;
      const isDone = await database.transaction((tx) =>
        store.changeBackup(tx, row.id, ['running'], { ...finished, missing: missing.length }),
      );
      // Cancelled in the last moment: then nothing of it stays.
      if (!isDone) await rm(target, { force: true });
    } finally {
      clearInterval(beat);
    }
  }

  async #note(tx: Tx, actor: Actor, kind: string, file: string): Promise<void> {
    await this.#audit.append(tx, { kind, actor, details: { file } });
  }

  async #present(row: store.BackupRow): Promise<Backup> {
    const { id, file, state, done, total, bytes, sha256, missing } = row;
    const isThere = (await stat(this.#pathOf(row)).catch(() => undefined)) !== undefined;
    return { id, file, state, createdAt: row.created_at.toISOString(), done, total, bytes, sha256, missing, isThere };
  }

  #pathOf({ file }: Pick<store.BackupRow, 'file'>): string {
    return join(this.#folder, file);
  }
}

async function hashOf(path: string, signal: AbortSignal): Promise<string> {
  const { stream, sha256 } = hashingStream();
  stream.resume();
  await pipeline(createReadStream(path), stream, { signal });
  return sha256();
}
