import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type DocTaskItem, docOfShared, taskItemsOfDoc, tickTasks } from '@kontor/editor/shared';
import type { TaskContext } from '../task-context.ts';
import type { TaskService } from '../task-service.ts';
import { lockTask, type TaskRow } from '../task-store.ts';
import { findAgreed, writeAgreed } from './page-item-store.ts';

const longestTitle = 300;

/** Who changed the task, or who wrote in the page, the last first. */
export type PageCause = { readonly person: string | undefined } | { readonly authors: readonly string[] };

interface Followed {
  readonly task: string;
  readonly item: DocTaskItem;
  /** Who tracked it. */
  readonly by: string;
  readonly cause: PageCause;
  /** What both said last. */
  readonly agreed: boolean;
}

/**
 * Tasks that stand in pages are the same there and in their list: the page has the text, the task has state, assignees
 * and due date. What one side changed since both agreed last, the other follows.
 */
export class PageItems {
  readonly #context: TaskContext;
  readonly #tasks: TaskService;

  constructor(context: TaskContext, tasks: TaskService) {
    this.#context = context;
    this.#tasks = tasks;
  }

  /**
   * After a change of the tasks, or of the page. A box that none of those who wrote may tick for the task goes back to
   * what the task says. Whoever tracked the task stands for the page: once they may not write it any more, task and page
   * go their own ways.
   */
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
    const agreed = await findAgreed(
      tx,
      tracked.map(({ task }) => task),
    );
    const boxes = new Map<string, boolean>();
    for (const { task, by, item: id } of tracked) {
      const item = byId.get(id);
      if (!item) continue;
      const isDone = await this.#follow(tx, {
        task,
        item,
        by,
        cause,
        agreed: agreed.get(task) === true,
      });
      if (isDone === undefined) continue;
      if (isDone !== agreed.get(task)) await writeAgreed(tx, task, isDone);
      if (isDone !== item.isDone) boxes.set(id, isDone);
    }
    const person = ('authors' in cause ? cause.authors[0] : cause.person) ?? first.by;
    if (boxes.size > 0) await collab.edit(tx, { person }, page, (document) => tickTasks(document, boxes));
  }

  async #findTracked(tx: Tx, page: Ref, tasks: readonly TaskRow[]) {
    const tracked: { readonly task: string; readonly item: string; readonly by: string }[] = [];
    const mayWrite = new Map<string, boolean>();
    for (const { id, source_path: path, source_ref: ref, created_by: by, deleted_at: deleted } of tasks) {
      const item = path?.split('#')[1];
      if (ref !== page || item === undefined || by === null || deleted !== null) continue;
      const known = mayWrite.get(by);
      const may = known ?? (await this.#context.host.collab.findRight(tx, { person: by }, page)) === 'write';
      mayWrite.set(by, may);
      if (may) tracked.push({ task: id, item, by });
    }
    return tracked;
  }

  /** Answers whether it is done now; nothing where the task has gone, or where the page is still to say what changed. */
  async #follow(tx: Tx, { task, item, by, cause, agreed }: Followed): Promise<boolean | undefined> {
    const row = await lockTask(tx, task);
    if (!row) return undefined;
    const authors = 'authors' in cause ? cause.authors : undefined;
    const title = item.text.replace(/\s+/g, ' ').trim().slice(0, longestTitle);
    const isNamed = title === '' || title === row.title;
    const named = isNamed ? row : await this.#apply(tx, row, [...(authors ?? []), by], { title });
    const isClosed = row.state !== 'open';
    // Where only the task has changed, or both to the same, the page follows.
    if (item.isDone === agreed || item.isDone === isClosed) return isClosed;
    // Who ticked it is known once the page says that it was edited.
    if (!authors) return undefined;
    const moved = await this.#apply(tx, named, authors, { state: item.isDone ? 'done' : 'open' });
    return moved.state !== 'open';
  }

  /** As the first of them who may; the row as it was where none may. */
  async #apply(
    tx: Tx,
    row: TaskRow,
    persons: readonly string[],
    change: { title: string } | { state: TaskRow['state'] },
  ) {
    for (const person of new Set(persons)) {
      const standing = (await this.#context.rights.findStandings(tx, { person }, [row])).get(row.id);
      const may = standing?.mayEdit || (standing?.isAssigned && 'state' in change);
      if (standing && may) return (await this.#tasks.apply(tx, { person }, { row, standing }, change)).row;
    }
    return row;
  }
}
