import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type DocTaskItem, docOfShared, taskItemsOfDoc, tickTasks } from '@kontor/editor/shared';
import type { TaskContext } from '../task-context.ts';
import type { TaskStanding } from '../task-rights.ts';
import type { TaskService } from '../task-service.ts';
import { lockTask, type TaskRow } from '../task-store.ts';
import { findAgreed, writeAgreed } from './page-item-store.ts';

const longestTitle = 300;

/** Who changed the task, or who wrote last in the page. */
export type PageCause = { readonly person: string | undefined } | { readonly author: string | undefined };

interface Tracked {
  readonly task: string;
  /** What the page calls it. */
  readonly item: string;
  /** Who tracked it. */
  readonly by: string;
  /** Theirs. */
  readonly standing: TaskStanding;
}

/**
 * Tasks that stand in pages are the same there and in their list: the page has the text, the task has state, assignees
 * and due date. What one side changed since both agreed last, the other follows.
 *
 * Whoever tracked the task, and may write both the page and the task, joined them for the others: who may finish the task
 * ticks its box in the page, and who writes the page finishes the task and names it, each in their own name. Once the
 * tracker may not any more, task and page go their own ways.
 */
export class PageItems {
  readonly #context: TaskContext;
  readonly #tasks: TaskService;

  constructor(context: TaskContext, tasks: TaskService) {
    this.#context = context;
    this.#tasks = tasks;
  }

  async agree(tx: Tx, page: Ref, tasks: readonly TaskRow[], cause: PageCause): Promise<void> {
    const { collab } = this.#context.host;
    const tracked = await this.#findTracked(tx, page, tasks);
    const [first] = tracked;
    if (!first) return;
    // A change that changes nothing is none: this only reads.
    const items = await collab.edit(tx, { person: first.by }, page, (document) =>
      taskItemsOfDoc(docOfShared(document)),
    );
    const byId = new Map(items?.map((item) => [item.id, item]));
    const ids = tracked.map(({ task }) => task);
    const agreed = await findAgreed(tx, ids);
    const boxes = new Map<string, boolean>();
    for (const each of tracked) {
      const item = byId.get(each.item);
      const isDone = item && (await this.#follow(tx, each, item, { cause, agreed: agreed.get(each.task) === true }));
      if (isDone === undefined) continue;
      if (isDone !== agreed.get(each.task)) await writeAgreed(tx, each.task, isDone);
      if (isDone !== item?.isDone) boxes.set(each.item, isDone);
    }
    const person = ('person' in cause ? cause.person : cause.author) ?? first.by;
    if (boxes.size > 0) await collab.edit(tx, { person }, page, (document) => tickTasks(document, boxes));
  }

  async #findTracked(tx: Tx, page: Ref, tasks: readonly TaskRow[]): Promise<readonly Tracked[]> {
    const tracked: Tracked[] = [];
    const here = tasks.filter(({ source_ref: ref, deleted_at: deleted }) => ref === page && deleted === null);
    for (const [by, theirs] of Map.groupBy(here, ({ created_by: person }) => person)) {
      if (by === null || (await this.#context.host.collab.findRight(tx, { person: by }, page)) !== 'write') continue;
      const standings = await this.#context.rights.findStandings(tx, { person: by }, theirs);
      for (const { id, source_path: path } of theirs) {
        const [standing, item] = [standings.get(id), path?.split('#')[1]];
        if (standing?.mayEdit && item !== undefined) tracked.push({ task: id, item, by, standing });
      }
    }
    return tracked;
  }

  /** Answers whether it is done now; nothing where the task has gone, or where the page is still to say what changed. */
  async #follow(
    tx: Tx,
    { task, by, standing }: Tracked,
    item: DocTaskItem,
    { cause, agreed }: { readonly cause: PageCause; readonly agreed: boolean },
  ): Promise<boolean | undefined> {
    const row = await lockTask(tx, task);
    if (!row) return undefined;
    const person = ('author' in cause ? cause.author : undefined) ?? by;
    const title = item.text.replace(/\s+/g, ' ').trim().slice(0, longestTitle);
    const isNamed = title === '' || title === row.title;
    const named = isNamed ? row : (await this.#tasks.apply(tx, { person }, { row, standing }, { title })).row;
    const isClosed = row.state !== 'open';
    // Where only the task has changed, or both to the same, the page follows.
    if (item.isDone === agreed || item.isDone === isClosed) return isClosed;
    // Who ticked it is known once the page says that it was edited.
    if (!('author' in cause)) return undefined;
    const state = item.isDone ? 'done' : 'open';
    await this.#tasks.apply(tx, { person }, { row: named, standing }, { state });
    return item.isDone;
  }
}
