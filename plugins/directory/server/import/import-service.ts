import { isKontorError, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, JobDefinition, ServerHost } from '@kontor/plugin-api/server';
import { ownAccess } from '@kontor/schema';
import { z } from 'zod';
import {
  type ImportProblem,
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
import { problem } from './problem-catalogue.ts';

const importJob = { name: 'directory.apply-import', data: z.object({ import: z.string() }) } satisfies JobDefinition;
const clearJob = { name: 'directory.clear-imports', data: z.object({}) } satisfies JobDefinition;
const listedAtMost = 20;
const keptDays = 30;

/** Imports of the interface: uploaded and checked at once, applied later as a job, as a whole or not at all. */
export class ImportService {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
    host.jobs.define(importJob, (data) => this.run(data.import));
    // Files that name everybody do not wait for the next import.
    host.jobs.define(clearJob, () => this.clear());
    host.jobs.schedule(clearJob, '50 3 * * *', {});
  }

  /** Reads, checks and compares the files and keeps them. Throws `directory.import_unreadable`. */
  async check(files: ImportFiles, options: { readonly removeMissing: boolean }): Promise<ImportReport> {
    const now = this.#host.clock.now();
    return this.#host.database.transaction(async (tx) => {
      const prepared = await prepareImport(this.#host, tx, files, options);
      const about = { id: newId(), createdAt: now.toISOString(), removeMissing: options.removeMissing };
      const report = reportImport(prepared, about);
      await importStore.insertImport(tx, report, files);
      return report;
    });
  }

  /** What is older than a month goes, with the files. */
  async clear(): Promise<void> {
    const before = new Date(this.#host.clock.now().getTime() - keptDays * 24 * 60 * 60 * 1000);
    await this.#host.database.transaction((tx) => importStore.deleteOldImports(tx, before));
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
      await importStore.beginImport(tx, id, actor);
      await this.#host.jobs.enqueue(tx, importJob, { import: id });
      await this.#host.audit.append(tx, { kind: 'directory.import_begun', actor, details: { import: id } });
      return this.#get(tx, id);
    });
  }

  /** The job: repeatable, as an import that was applied or failed is no longer running. */
  async run(id: string): Promise<void> {
    const files = await this.#host.database.transaction((tx) => importStore.findRunningImport(tx, id));
    if (!files) return;
    const { removeMissing, importer } = files;
    // As nobody decides their own rights, those of whoever applied it count, and nothing else of them.
    const actor: Actor | undefined = importer ? { ...importer, roles: new Set() } : undefined;
    try {
      await applyImport(this.#host, actor, files, {
        removeMissing,
        onProgress: this.#reportProgress(id),
        finish: (tx, { summary }) => this.#end(tx, id, { state: 'done', summary }),
      });
    } catch (failure) {
      const found = actor && (await this.#describe(failure, actor, files));
      await this.#host.database.transaction((tx) =>
        this.#end(tx, id, { state: 'failed', ...(found && { problem: found }) }),
      );
      // What is no refusal is a bug: it goes to the log through the job.
      if (!isKontorError(failure)) throw failure;
    }
  }

  /** What only shows when an import is applied is named by the row of whoever applied it. */
  async #describe(failure: unknown, actor: Actor, files: ImportFiles): Promise<ImportProblem | undefined> {
    if (!isKontorError(failure) || failure.code !== ownAccess.code) return undefined;
    const { people, database } = this.#host;
    const [importer] = await database.transaction((tx) => people.findPersons(tx, [actor.person]));
    const row = readImport(files).people.rows.find(
      ({ values }) => values.login?.toLowerCase() === importer?.externalId,
    );
    return problem('own_access', { file: 'people', line: row?.line ?? 1 });
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
