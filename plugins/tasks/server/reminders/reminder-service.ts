import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, JobDefinition } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import { z } from 'zod';
import type { addReminder, removeReminder } from '../../shared/around-change-api.ts';
import { taskArranged, tooManyHere } from '../../shared/index.ts';
import type { Reminder } from '../../shared/reminder.ts';
import { isSameWhen, mostReminders, reminderMoment } from '../../shared/reminder-moment.ts';
import type { TaskContext } from '../task-context.ts';
import { withdrawReminders } from '../task-notify.ts';
import type { TaskRow } from '../task-store.ts';
import {
  deleteReminder,
  deleteRemindersOn,
  insertReminder,
  listRemindersOf,
  listRemindersOn,
  passOver,
  type ReminderRow,
  writeMoment,
} from './reminder-store.ts';

/** Tells whoever is to be reminded by now. */
export const tellJob: JobDefinition = { name: 'tasks.tell_reminders', data: z.object({}) };

/** What somebody wants to be reminded of. Nobody else knows of it. */
export class ReminderService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  /** One that is there already stays as it is. Throws `tasks.task_not_found`, `tasks.too_many`. */
  async add(actor: Actor, { task, id, when }: InputOf<typeof addReminder>): Promise<Reminder> {
    const { host } = this.#context;
    const { person } = actor;
    return host.database.transaction(async (tx) => {
      const { row } = await this.#context.getLiving(tx, actor, task, { lock: true });
      const there = await listRemindersOf(tx, task, person);
      const same = there.find((each) => each.id === id || isSameWhen(each.when, when));
      if (same) return reminderOf(same);
      if (there.filter(isToCome).length >= mostReminders) throw tooManyHere();
      const at = momentFor(this.#context, when, row);
      const added = { id, task, person, when, at, told_for: null };
      await insertReminder(tx, added);
      await wakeAt(this.#context, tx, at);
      await host.events.append(tx, taskArranged, { task }, { persons: [person] }, { actor });
      return reminderOf(added);
    });
  }

  /** Throws `tasks.task_not_found`. */
  async remove(actor: Actor, { task, reminder }: InputOf<typeof removeReminder>): Promise<Record<string, never>> {
    const { host } = this.#context;
    const { person } = actor;
    return host.database.transaction(async (tx) => {
      await this.#context.getTask(tx, actor, task);
      if (await deleteReminder(tx, task, person, reminder)) {
        await host.events.append(tx, taskArranged, { task }, { persons: [person] }, { actor });
      }
      return {};
    });
  }
}

/** What was told, or has passed, is over; counted back from a due date it comes again when that is another one. */
export function isToCome({ at, told_for: told }: Pick<ReminderRow, 'at' | 'told_for'>): boolean {
  return at === null || at.getTime() !== told?.getTime();
}

export function reminderOf({ id, when, at }: ReminderRow): Reminder {
  return { id, when, at: at?.toISOString() ?? null };
}

/** After a change of a task, in the same transaction: its reminders are counted anew, rest, or are over. */
export async function followReminders(context: TaskContext, tx: Tx, before: TaskRow, after: TaskRow): Promise<void> {
  const isLiving = (row: TaskRow) => row.state === 'open' && row.deleted_at === null;
  if (before.due_on !== after.due_on || before.due_time !== after.due_time) await countAnew(context, tx, after);
  if (isLiving(before) && !isLiving(after)) await withdrawReminders(context, tx, after);
  if (!isLiving(before) && isLiving(after)) await passOver(tx, after.id, context.now);
}

/** Those counted back from its due date, for the task that follows it. */
export async function takeRemindersAlong(context: TaskContext, tx: Tx, before: TaskRow, next: TaskRow): Promise<void> {
  await deleteRemindersOn(tx, next.id);
  for (const { person, when } of await listRemindersOn(tx, before.id)) {
    if (when.kind === 'moment') continue;
    const at = momentFor(context, when, next);
    await insertReminder(tx, { id: newId(), task: next.id, person, when, at, told_for: null });
    await wakeAt(context, tx, at);
  }
}

/**
 * What would have come by now is told at the next look, once; but what was due before now needs no reminder any more.
 */
async function countAnew(context: TaskContext, tx: Tx, task: TaskRow): Promise<void> {
  const due = momentFor(context, { kind: 'minutes', minutes: 0 }, task);
  const isPast = due !== null && due <= context.now;
  const persons = new Set<string>();
  for (const row of await listRemindersOn(tx, task.id)) {
    if (row.when.kind === 'moment') continue;
    const at = momentFor(context, row.when, task);
    await writeMoment(tx, { id: row.id, at, told_for: isPast ? at : row.told_for });
    if (!isPast) await wakeAt(context, tx, at);
    persons.add(row.person);
  }
  if (persons.size === 0) return;
  const audience = { persons: [...persons] };
  await context.host.events.append(tx, taskArranged, { task: task.id }, audience, { actor: undefined });
}

function momentFor(context: TaskContext, when: ReminderRow['when'], { due_on, due_time }: TaskRow): Date | null {
  return reminderMoment(when, { dueOn: due_on, dueTime: due_time }, context.host.people.timeZone);
}

/** At the minute; whatever is missed is found by the look that comes every few minutes. */
async function wakeAt({ host }: TaskContext, tx: Tx, at: Date | null): Promise<void> {
  if (at !== null) await host.jobs.enqueue(tx, tellJob, {}, { startAfter: at });
}
