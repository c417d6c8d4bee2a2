import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { fileNotFound } from '@kontor/schema';
import type { TaskFile } from '../../shared/around.ts';
import { taskReadOnly, taskRef, tooManyHere } from '../../shared/index.ts';
import { writeHistory } from '../history-store.ts';
import type { FoundTask, TaskContext } from '../task-context.ts';
import { type TaskRow, writeTask } from '../task-store.ts';
import { type FileRow, findFile, insertFile, listFilesOf, writeRemoved } from './file-store.ts';

const mostFiles = 50;

/** Files of tasks. Who sees a task reads them; who changes or does it adds some. */
export class TaskFileService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  /** Throws `tasks.task_not_found`. */
  async mayAdd(tx: Tx, actor: Actor, task: string): Promise<boolean> {
    return mayAdd(await this.#context.getLiving(tx, actor, task));
  }

  /** Throws `tasks.task_not_found`, `files.not_found`, `files.attach_refused`, `tasks.too_many`. */
  async add(actor: Actor, task: string, file: string): Promise<TaskFile> {
    const { host, now, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      const { row } = await this.#context.getLiving(tx, actor, task, { lock: true });
      const { name, mediaType, size } = await host.files.attach(tx, actor, file, taskRef(task));
      if ((await listFilesOf(tx, task)).length >= mostFiles) throw tooManyHere();
      const added = { file, task, name, media_type: mediaType, size, added_by: actor.person, added_at: now };
      await insertFile(tx, added);
      await this.#note(tx, actor, row, { was: null, now: name });
      return fileOf(added, await presenter.findNames(tx, [actor.person]));
    });
  }

  /** Throws `tasks.task_not_found`, `files.not_found`, `tasks.task_read_only`. */
  async remove(actor: Actor, task: string, file: string): Promise<Record<string, never>> {
    return this.#change(actor, { task, file }, 'removed');
  }

  /** Throws like `remove`. */
  async restore(actor: Actor, task: string, file: string): Promise<Record<string, never>> {
    return this.#change(actor, { task, file }, 'there');
  }

  async #change(
    actor: Actor,
    { task, file }: { readonly task: string; readonly file: string },
    state: 'removed' | 'there',
  ): Promise<Record<string, never>> {
    return this.#context.host.database.transaction(async (tx) => {
      const found = await this.#context.getLiving(tx, actor, task, { lock: true });
      const row = await findFile(tx, task, file);
      if (!row) throw fileNotFound();
      if (!found.standing.mayEdit && row.added_by !== actor.person) throw taskReadOnly();
      const removes = state === 'removed';
      if ((row.removed_at !== null) === removes) return {};
      await writeRemoved(tx, file, removes ? this.#context.now : null);
      await this.#note(tx, actor, found.row, removes ? { was: row.name, now: null } : { was: null, now: row.name });
      return {};
    });
  }

  async #note(tx: Tx, actor: Actor, row: TaskRow, step: { readonly was: string | null; readonly now: string | null }) {
    const written = await writeTask(tx, row);
    const by = { task: row.id, at: this.#context.now, person: actor.person };
    await writeHistory(tx, by, [{ field: 'files', ...step }]);
    await this.#context.announceTask(tx, actor, written);
  }
}

export function fileOf(
  { file, name, media_type: mediaType, size, added_by: by, added_at: at }: Omit<FileRow, 'removed_at'>,
  names: ReadonlyMap<string, string>,
): TaskFile {
  const addedBy = by === null ? null : { id: by, name: names.get(by) ?? '' };
  return { id: file, name, mediaType, size, addedBy, addedAt: at.toISOString() };
}

function mayAdd({ standing }: FoundTask): boolean {
  return standing.mayEdit || standing.isAssigned;
}
