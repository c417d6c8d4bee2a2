import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import {
  type AssigneeSubject,
  type answerTask,
  assigneeNotFound,
  notAssigned,
  type Task,
  taskReadOnly,
} from '../shared/index.ts';
import { type AssigneeRow, listAssignees, putAssignee, removeAssignee, setAnswer } from './assignee-store.ts';
import { writeHistory } from './history-store.ts';
import type { TaskContext } from './task-context.ts';
import { listPersonsSeeing, tellTakenAway } from './task-losses.ts';
import { notifyAnswered, notifyAsked, notifyWatching, settleAnswered } from './task-notify.ts';
import { concerns } from './task-rights.ts';
import { type TaskRow, writeTask } from './task-store.ts';

/** Who is asked to do a task, and what they say to it. */
export class AssignmentService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  /** Throws `tasks.task_not_found`, `tasks.task_read_only`, `tasks.assignee_not_found`. */
  async assign(actor: Actor, id: string, subject: AssigneeSubject): Promise<Task> {
    return this.#change(actor, id, async (tx, row) => {
      const asked = await this.ask(tx, actor, row, subject);
      if (asked) await this.#tellWatching(tx, actor, row, [subject]);
      return asked;
    });
  }

  /** Throws `tasks.task_not_found`, `tasks.task_read_only`. */
  async unassign(actor: Actor, id: string, subject: AssigneeSubject): Promise<Task> {
    return this.#change(actor, id, async (tx, row) => {
      const removed = await removeAssignee(tx, id, subject);
      if (removed) {
        await this.#note(tx, actor, row, { was: subject, now: null });
        await this.#tellWatching(tx, actor, row, []);
      }
      return removed;
    });
  }

  /** Whoever takes a task for themselves has accepted it. Throws `tasks.assignee_not_found`. */
  async ask(tx: Tx, actor: Pick<Actor, 'person'>, row: TaskRow, subject: AssigneeSubject): Promise<boolean> {
    await this.#requireSubject(tx, subject);
    const isOwn = subject.kind === 'person' && subject.id === actor.person;
    const asked = { by: actor.person, at: this.#context.now, answer: isOwn ? 'accepted' : 'asked' } as const;
    if (!(await putAssignee(tx, row.id, subject, asked))) return false;
    await this.#note(tx, actor, row, { was: null, now: subject });
    await notifyAsked(this.#context, tx, actor, row, subject);
    return true;
  }

  /** Nobody is asked who is gone. */
  async askIfThere(tx: Tx, actor: Pick<Actor, 'person'>, row: TaskRow, subject: AssigneeSubject): Promise<void> {
    if (await this.#exists(tx, subject)) await this.ask(tx, actor, row, subject);
  }

  /** Those of the task before, as they stand to it. Who declined is not asked any more, and who is gone cannot be. */
  async askAgain(tx: Tx, actor: Pick<Actor, 'person'>, row: TaskRow, before: string): Promise<void> {
    for (const { kind, subject, answer, asked_by: by } of await listAssignees(tx, [before])) {
      const asked = { kind, id: subject };
      if (answer === 'declined' || !(await this.#exists(tx, asked))) continue;
      await putAssignee(tx, row.id, asked, { by: by ?? actor.person, at: this.#context.now, answer });
      await this.#note(tx, actor, row, { was: null, now: asked });
      await notifyAsked(this.#context, tx, actor, row, asked);
    }
  }

  /** Throws `tasks.task_not_found`, `tasks.not_assigned`, `tasks.assignee_not_found`. */
  async answer(actor: Actor, { task: id, answer }: InputOf<typeof answerTask>): Promise<Task> {
    const { host, rights } = this.#context;
    return host.database.transaction(async (tx) => {
      const { row } = await this.#context.getLiving(tx, actor, id, { lock: true });
      const holder = await rights.findHolder(tx, actor.person);
      const asked = findOwn(await listAssignees(tx, [id]), holder);
      if (!asked) throw notAssigned();
      const before = await listPersonsSeeing(this.#context, tx, id);
      const subject = { kind: asked.kind, id: asked.subject };
      if (answer.kind === 'accept') await this.#accept(tx, actor, row, subject);
      else if (answer.kind === 'decline')
        await setAnswer(tx, id, subject, { answer: 'declined', reason: answer.reason });
      else {
        await removeAssignee(tx, id, subject);
        await this.ask(tx, actor, row, answer.to);
      }
      const inPlaceOf = asked.kind === 'person' && asked.subject !== actor.person ? asked.subject : null;
      await this.#note(tx, actor, row, { was: subject, now: answer, inPlaceOf });
      await this.#context.noteInPlace(tx, actor, { task: id, inPlaceOf, what: 'tasks.answered' });
      await settleAnswered(this.#context, tx, row, { subject, by: actor.person });
      await notifyAnswered(this.#context, tx, actor, row, { answer, askedBy: asked.asked_by, inPlaceOf });
      const told = asked.asked_by === null ? [] : [{ kind: 'person', id: asked.asked_by } as const];
      await this.#tellWatching(tx, actor, row, answer.kind === 'pass-on' ? [...told, answer.to] : told);
      return this.#written(tx, actor, row, before);
    });
  }

  /** For an office, whoever accepts takes it over; standing in for somebody, one accepts in their name. */
  async #accept(tx: Tx, actor: Actor, row: TaskRow, subject: AssigneeSubject): Promise<void> {
    if (subject.kind === 'person') return setAnswer(tx, row.id, subject, { answer: 'accepted', reason: '' });
    await removeAssignee(tx, row.id, subject);
    const own = { kind: 'person', id: actor.person } as const;
    await putAssignee(tx, row.id, own, { by: actor.person, at: this.#context.now, answer: 'accepted' });
  }

  async #change(actor: Actor, id: string, change: (tx: Tx, row: TaskRow) => Promise<boolean>): Promise<Task> {
    const { host, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      const { row, standing } = await this.#context.getLiving(tx, actor, id, { lock: true });
      if (!standing.mayEdit) throw taskReadOnly();
      const before = await listPersonsSeeing(this.#context, tx, id);
      return (await change(tx, row)) ? this.#written(tx, actor, row, before) : presenter.presentTask(tx, row);
    });
  }

  /** The task is another revision now, and who sees it no longer is told so. */
  async #written(tx: Tx, actor: Actor, row: TaskRow, before: ReadonlySet<string>): Promise<Task> {
    const written = await writeTask(tx, row);
    await this.#context.announceTask(tx, actor, written);
    await tellTakenAway(this.#context, tx, actor, row, before);
    return this.#context.presenter.presentTask(tx, written);
  }

  /** But for those who are told that they were asked, or what was said to them. */
  async #tellWatching(tx: Tx, actor: Actor, row: TaskRow, told: readonly AssigneeSubject[]): Promise<void> {
    const without: string[] = [];
    for (const { kind, id } of told) {
      without.push(...(kind === 'person' ? [id] : await this.#context.host.people.listMembers(tx, id, false)));
    }
    await notifyWatching(this.#context, tx, actor, row, { change: 'assignees', without });
  }

  async #note(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    { id }: TaskRow,
    {
      was,
      now,
      inPlaceOf = null,
    }: { readonly was: unknown; readonly now: unknown; readonly inPlaceOf?: string | null },
  ): Promise<void> {
    const by = { task: id, at: this.#context.now, person: actor.person, inPlaceOf };
    await writeHistory(tx, by, [{ field: 'assignees', was, now }]);
  }

  async #requireSubject(tx: Tx, subject: AssigneeSubject): Promise<void> {
    if (!(await this.#exists(tx, subject))) throw assigneeNotFound();
  }

  async #exists(tx: Tx, { kind, id }: AssigneeSubject): Promise<boolean> {
    const { people } = this.#context.host;
    const found = kind === 'person' ? await people.findPersons(tx, [id]) : await people.findOrgUnits(tx, [id]);
    return found.length > 0;
  }
}

/** Oneself before those for whom one stands in, and these before one's offices; who declined is not asked any more. */
function findOwn(assignees: readonly AssigneeRow[], holder: Parameters<typeof concerns>[0]): AssigneeRow | undefined {
  const own = assignees.filter(
    ({ kind, subject, answer }) => answer !== 'declined' && concerns(holder, { kind, id: subject }),
  );
  return own.find(({ subject }) => subject === holder.person) ?? own.find(({ kind }) => kind === 'person') ?? own[0];
}
