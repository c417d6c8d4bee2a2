import { isKontorError, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, JobDefinition, ServerHost } from '@kontor/plugin-api/server';
import { z } from 'zod';
import {
  type ImportReport,
  importAlreadyApplied,
  importFaulty,
  importFinished,
  importNotFound,
} from '../../shared/index.ts';
import { applyImport, prepareImport } from './import-applier.ts';
import { type ImportFiles, readImport } from './import-files.ts';
import { reportImport } from './import-report.ts';
import * as importStore from './import-store.ts';

const importJob = { name: 'directory.apply-import', data: z.object({ import: z.string() }) } satisfies JobDefinition;
const listedAtMost = 20;
const keptDays = 30;

/** Imports of the interface: uploaded and checked at once, applied later as a job, as a whole or not at all. */
export class ImportService {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
    host.jobs.define(importJob, (data) => this.run(data.import));
  }

  /** Reads, checks and compares the files and keeps them. Throws `directory.import_unreadable`. */
  async check(files: ImportFiles, options: { readonly removeMissing: boolean }): Promise<ImportReport> {
    const read = readImport(files);
    const now = this.#host.clock.now();
    return this.#host.database.transaction(async (tx) => {
      const prepared = await prepareImport(this.#host, tx, read, options);
      const about = { id: newId(), createdAt: now.toISOString(), removeMissing: options.removeMissing };
      const report = reportImport(prepared, about);
      await importStore.deleteOldImports(tx, new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000));
      await importStore.insertImport(tx, report, files);
      return report;
    });
  }

  /** Throws `directory.import_not_found`. */
  async get(id: string): Promise<ImportReport> {
    return this.#host.database.transaction((tx) => this.#get(tx, id));
  }

  async list(): Promise<Omit<ImportReport, 'problems'>[]> {
    return this.#host.database.transaction((tx) => importStore.listImports(tx, listedAtMost));
  }

  /** Queues an import that was checked. Throws `directory.import_faulty` and `directory.import_already_applied`. */
  async begin(actor: Actor, id: string): Promise<ImportReport> {
    return this.#host.database.transaction(async (tx) => {
      const state = await importStore.lockImport(tx, id);
      if (state === undefined) throw importNotFound();
      if (state === 'faulty') throw importFaulty();
      if (state !== 'checked') throw importAlreadyApplied();
      await importStore.beginImport(tx, id);
      await this.#host.jobs.enqueue(tx, importJob, { import: id });
      await this.#host.audit.append(tx, { kind: 'directory.import_begun', actor, details: { import: id } });
      return this.#get(tx, id);
    });
  }

  /** The job: repeatable, as an import that was applied or failed is no longer running. */
  async run(id: string): Promise<void> {
    const files = await this.#host.database.transaction((tx) => importStore.findRunningImport(tx, id));
    if (!files) return;
    try {
      const read = readImport(files);
      const { removeMissing } = files;
      await applyImport(this.#host, undefined, read, {
        removeMissing,
        onProgress: this.#reportProgress(id),
        finish: (tx, { summary }) => this.#end(tx, id, { state: 'done', summary }),
      });
    } catch (failure) {
      await this.#host.database.transaction((tx) => this.#end(tx, id, { state: 'failed' }));
      // What is no refusal is a bug: it goes to the log through the job.
      if (!isKontorError(failure)) throw failure;
    }
  }

  async #get(tx: Tx, id: string): Promise<ImportReport> {
    const report = await importStore.findImport(tx, id);
    if (!report) throw importNotFound();
    return report;
  }

  async #end(tx: Tx, id: string, end: Parameters<typeof importStore.endImport>[2]): Promise<void> {
    await importStore.endImport(tx, id, end);
    await this.#host.events.append(tx, importFinished, { import: id }, { administrators: true }, { actor: undefined });
  }

  /** In transactions of their own, as nobody sees what the import's has written before it ends. */
  #reportProgress(id: string): (done: number, total: number) => Promise<void> {
    return (done, total) => this.#host.database.transaction((tx) => importStore.writeProgress(tx, id, done, total));
  }
}
