import { buffer } from 'node:stream/consumers';
import { isKontorError, isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, JobDefinition } from '@kontor/plugin-api/server';
import { spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import {
  importBegun,
  importNotFound,
  importTooLarge,
  importUnderWay,
  type PageImport,
  pageNotFound,
  pageReadOnly,
} from '../../../shared/index.ts';
import type { PageContext } from '../../page-context.ts';
import { type Progress, prepareImport, writeImport } from '../import-tree.ts';
import * as store from './import-store.ts';
import { reportOf } from './report-of.ts';
import { largestUpload, treeOfUpload } from './upload-tree.ts';

const importJob = {
  name: 'wiki.import-pages',
  data: z.object({ import: z.string() }),
  attempts: 1,
} satisfies JobDefinition;
const clearJob = { name: 'wiki.clear-imports', data: z.object({}) } satisfies JobDefinition;
const keptMs = 24 * 60 * 60 * 1000;

/** Uploads at most that are read at a time, in one process; one for a person. */
const atOnce = 3;

const nothing: Progress = () => undefined;

/** Imports of the interface: an upload is checked at once and brought in later as a job, as a whole or not at all. */
export class ImportService {
  readonly #context: PageContext;
  readonly #underWay = new Set<string>();

  constructor(context: PageContext) {
    this.#context = context;
    const { host } = context;
    host.jobs.define(importJob, (data) => this.run(data.import));
    host.jobs.define(clearJob, () => this.clear());
    host.jobs.schedule(clearJob, '50 3 * * *', {});
    // An upload belongs to the import that reads it, and nobody else sees it.
    host.files.defineOwner('wiki/import', async () => true);
  }

  /** Reads an upload of this actor and says what would come of it. */
  async check(
    actor: Actor,
    { space, parent, file }: { readonly space: string; readonly parent: string | null; readonly file: string },
  ): Promise<PageImport> {
    if (this.#underWay.has(actor.person) || this.#underWay.size >= atOnce) throw importUnderWay();
    this.#underWay.add(actor.person);
    try {
      return await this.#check(actor, { space, parent, file });
    } finally {
      this.#underWay.delete(actor.person);
    }
  }

  async #check(
    actor: Actor,
    { space, parent, file }: Pick<store.ImportRow, 'space' | 'parent'> & { readonly file: string },
  ): Promise<PageImport> {
    const { host } = this.#context;
    const upload = await host.database.transaction(async (tx) => {
      await this.#requirePlace(tx, actor, space, parent);
      return host.files.open(tx, actor, file);
    });
    if (upload.file.size > largestUpload) throw importTooLarge();
    const content = await buffer(upload.content);
    const report = reportOf(
      upload.file.name,
      await prepareImport(await treeOfUpload(upload.file.name, content), nothing),
    );
    return host.database.transaction(async (tx) => {
      const id = newId();
      // Only now: what cannot be read stays an upload that belongs to nothing, and goes by itself.
      await host.files.attach(tx, actor, file, `wiki/import/${id}`);
      const row = { id, person: actor.person, space, parent, file, report, created_at: this.#context.now };
      await store.insertImport(tx, row);
      return this.#get(tx, actor, id);
    });
  }

  async get(actor: Actor, id: string): Promise<PageImport> {
    return this.#context.host.database.transaction((tx) => this.#get(tx, actor, id));
  }

  /** Throws `wiki.import_not_found`, `wiki.import_begun`, `wiki.page_read_only`. */
  async begin(actor: Actor, id: string): Promise<PageImport> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const row = isUuid(id) ? await store.lockImport(tx, id) : undefined;
      if (row?.person !== actor.person) throw importNotFound();
      if (row.state !== 'checked') throw importBegun();
      await this.#requirePlace(tx, actor, row.space, row.parent);
      await store.setRunning(tx, id, actor);
      await host.jobs.enqueue(tx, importJob, { import: id });
      return this.#get(tx, actor, id);
    });
  }

  /** The job: repeatable, as an import that has ended is no longer running. */
  async run(id: string): Promise<void> {
    const { host } = this.#context;
    const row = await host.database.transaction((tx) => store.findImport(tx, id));
    if (row?.state !== 'running' || row.file === null || !row.begun_by) return;
    const actor: Actor = { ...row.begun_by, roles: new Set() };
    try {
      await this.#write(actor, row, row.file);
    } catch (failure) {
      await host.database.transaction((tx) => this.#end(tx, row, { state: 'failed', page: null }));
      // What is no refusal is a bug: it goes to the log through the job.
      if (!isKontorError(failure)) throw failure;
    }
  }

  /** Reports name people, and uploads take room: both are kept for a day. */
  async clear(): Promise<void> {
    const { host, now } = this.#context;
    await host.database.transaction(async (tx) => {
      for (const file of await store.deleteOldImports(tx, new Date(now.getTime() - keptMs)))
        await host.files.remove(tx, file);
    });
  }

  async #write(actor: Actor, row: store.ImportRow, file: string): Promise<void> {
    const { host } = this.#context;
    const { content } = await host.database.transaction((tx) => host.files.read(tx, file));
    const tree = await treeOfUpload(row.report.name, content);
    const { pages } = await prepareImport(tree, nothing);
    let told = Promise.resolve();
    // In transactions of their own, as nobody sees what the import's has written before it ends.
    const progress: Progress = (done, total) => {
      told = told.then(() => host.database.transaction((tx) => store.setProgress(tx, row.id, done, total)));
    };
    await host.database.transaction(async (tx) => {
      await this.#requirePlace(tx, actor, row.space, row.parent);
      await writeImport(this.#context, tx, actor, { space: row.space, parent: row.parent, tree, pages, progress });
      await told;
      await this.#end(tx, row, { state: 'done', page: pages[0]?.page.id ?? null });
      const details = { pages: pages.length };
      await host.audit.append(tx, { kind: 'wiki.pages_imported', actor, object: `spaces/space/${row.space}`, details });
    });
  }

  async #end(tx: Tx, { id, file }: store.ImportRow, end: Pick<store.ImportRow, 'state' | 'page'>): Promise<void> {
    await store.setEnd(tx, id, end);
    if (file !== null) await this.#context.host.files.remove(tx, file);
  }

  /** Under a page that may be written, or at the top of a space that may be. */
  async #requirePlace(tx: Tx, actor: Actor, space: string, parent: string | null): Promise<void> {
    const { permissions } = this.#context.host;
    if (!(await permissions.can(tx, actor, 'read', { space }))) throw spaceNotFound();
    if (!(await permissions.can(tx, actor, 'edit', { space }))) throw pageReadOnly();
    if (parent === null) return;
    const { page } = await this.#context.lockWritable(tx, actor, parent);
    if (page.space !== space) throw pageNotFound();
  }

  async #get(tx: Tx, actor: Actor, id: string): Promise<PageImport> {
    const row = isUuid(id) ? await store.findImport(tx, id) : undefined;
    if (row?.person !== actor.person) throw importNotFound();
    const { state, space, page, report, progress_done: done, progress_total: total } = row;
    return { id, space, state, page, ...report, progress: done === null || total === null ? null : { done, total } };
  }
}
