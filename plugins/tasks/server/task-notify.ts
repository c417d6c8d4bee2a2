import type { Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import { type AssigneeSubject, type answerTask, taskRef } from '../shared/index.ts';
import { findWatching } from './around/watch-service.ts';
import { withoutStopped } from './around/watch-store.ts';
import { type AssigneeRow, listAssignees } from './assignee-store.ts';
import { findLists } from './list-store.ts';
import type { Overwritten } from './merge-fields.ts';
import type { ReminderRow } from './reminders/reminder-store.ts';
import type { TaskContext } from './task-context.ts';
import type { TaskRow } from './task-store.ts';

const asked = 'tasks.asked';
const answered = 'tasks.answered';
const closed = 'tasks.closed';
const commented = 'tasks.commented';
const overwritten = 'tasks.overwritten';
const due = 'tasks.due';
const reminded = 'tasks.reminder';
const watched = 'tasks.watched';
const unblocked = 'tasks.unblocked';

/** They come also from a space of which somebody wants to hear no more than what is meant for them. */
const personal: ReadonlySet<string> = new Set([asked, answered, overwritten, due, reminded]);

/** They ask somebody to do something, and do not wait for whoever is away. */
const reaching: ReadonlySet<string> = new Set([asked, due]);

export function defineTaskKinds({ host }: TaskContext): void {
  const kinds: Readonly<Record<string, Sentence>> = {
    [asked]: { de: 'Jemand weist Ihnen eine Aufgabe zu', en: 'Somebody assigns a task to you' },
    [answered]: {
      de: 'Jemand nimmt Ihre Aufgabe an, lehnt sie ab oder gibt sie weiter',
      en: 'Somebody accepts, declines or passes on your task',
    },
    [closed]: {
      de: 'Eine Aufgabe, die Sie angelegt oder zugewiesen haben, ist erledigt',
      en: 'A task that you made or assigned is done',
    },
    [commented]: { de: 'Jemand kommentiert Ihre Aufgabe', en: 'Somebody comments on your task' },
    [overwritten]: {
      de: 'Jemand hat überschrieben, was Sie an einer Aufgabe geändert hatten',
      en: 'Somebody overwrote what you had changed in a task',
    },
    [due]: { de: 'Eine Ihrer Aufgaben ist heute fällig', en: 'One of your tasks is due today' },
    [reminded]: {
      de: 'Eine Erinnerung, die Sie an einer Aufgabe gesetzt haben',
      en: 'A reminder that you set on a task',
    },
    [watched]: { de: 'Eine Aufgabe, die Sie beobachten, ist geändert', en: 'A task that you watch has changed' },
    [unblocked]: {
      de: 'Eine Ihrer Aufgaben wartet auf keine andere mehr',
      en: 'One of your tasks waits for no other any more',
    },
  };
  for (const [kind, label] of Object.entries(kinds))
    host.notifications.defineKind({
      ...{ kind, label, on: true },
      ...(personal.has(kind) && { personal: true }),
      ...(reaching.has(kind) && { reachesSubstitute: true }),
    });
}

/** The space of its list, which the list's audience does not tell where it is narrowed. */
async function inSpace(tx: Tx, { list }: Pick<TaskRow, 'list'>): Promise<{ readonly space?: string }> {
  const [found] = await findLists(tx, [list]);
  return found?.space ? { space: found.space } : {};
}

/** Of an office all who belong to it, without those of offices below. */
export async function notifyAsked(
  context: TaskContext,
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  row: TaskRow,
  { kind, id: subject }: AssigneeSubject,
): Promise<void> {
  const { host, now } = context;
  const name = await context.nameOf(tx, actor.person);
  const isOffice = kind === 'org-unit';
  await host.notifications.notify(tx, {
    kind: asked,
    persons: isOffice ? await host.people.listMembers(tx, subject, false) : [subject],
    ref: taskRef(row.id),
    ...(await inSpace(tx, row)),
    text: isOffice
      ? {
          de: `${name} hat Ihrer Organisationseinheit eine Aufgabe zugewiesen.`,
          en: `${name} assigned a task to your org unit.`,
        }
      : { de: `${name} hat Ihnen eine Aufgabe zugewiesen.`, en: `${name} assigned a task to you.` },
    dedupeKey: `${asked}:${row.id}:${subject}:${now.getTime()}`,
    causedBy: actor.person,
  });
}

type Answer = InputOf<typeof answerTask>['answer'];

/** Whoever asked is told; they have the reason in the task itself. */
export async function notifyAnswered(
  context: TaskContext,
  tx: Tx,
  actor: Actor,
  row: TaskRow,
  {
    answer,
    askedBy,
    inPlaceOf,
  }: { readonly answer: Answer; readonly askedBy: string | null; readonly inPlaceOf: string | null },
): Promise<void> {
  if (askedBy === null) return;
  const name = await context.nameOf(tx, actor.person);
  const absent = inPlaceOf === null ? undefined : await context.nameOf(tx, inPlaceOf);
  const [de, en] = absent === undefined ? ['', ''] : [` in Vertretung für ${absent}`, `, in place of ${absent},`];
  const texts: Record<Answer['kind'], Sentence> = {
    accept: { de: `${name} hat die Aufgabe${de} angenommen.`, en: `${name}${en} accepted the task.` },
    decline: { de: `${name} hat die Aufgabe${de} abgelehnt.`, en: `${name}${en} declined the task.` },
    'pass-on': { de: `${name} hat die Aufgabe${de} weitergegeben.`, en: `${name}${en} passed the task on.` },
  };
  await context.host.notifications.notify(tx, {
    kind: answered,
    persons: [askedBy],
    ref: taskRef(row.id),
    ...(await inSpace(tx, row)),
    text: texts[answer.kind],
    dedupeKey: `${answered}:${row.id}:${actor.person}:${context.now.getTime()}`,
    causedBy: actor.person,
  });
}

/** Whoever was asked has answered, or who stands in for them: nobody of both is asked any more. */
export async function settleAnswered(
  { host }: TaskContext,
  tx: Tx,
  { id }: TaskRow,
  { subject, by }: { readonly subject: AssigneeSubject; readonly by: string },
): Promise<void> {
  if (subject.kind !== 'person') return;
  await host.notifications.withdraw(tx, { refs: [taskRef(id)], kinds: [asked], persons: [subject.id], by });
}

/** There is nothing left to do about it, and the inbox says so. */
export async function settleAsked(context: TaskContext, tx: Tx, { id }: TaskRow): Promise<AssigneeRow[]> {
  const assignees = await listAssignees(tx, [id]);
  for (const { kind, subject } of assignees) {
    if (kind === 'person') {
      await context.host.notifications.settle(tx, { person: subject, ref: taskRef(id), kinds: [asked, due] });
    }
  }
  return assignees;
}

/** Whoever made it or asked for it, and then who else watches it; for the others it is settled. */
export async function notifyClosed(
  context: TaskContext,
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  row: TaskRow,
): Promise<void> {
  const assignees = await settleAsked(context, tx, row);
  const asking = [...new Set([row.created_by, ...assignees.map(({ asked_by: by }) => by)])].filter((id) => id !== null);
  const change = row.state === 'done' ? 'done' : 'dropped';
  await context.host.notifications.notify(tx, {
    kind: closed,
    persons: await withoutStopped(tx, row.id, asking),
    ref: taskRef(row.id),
    ...(await inSpace(tx, row)),
    text: watchedTexts[change](await context.nameOf(tx, actor.person)),
    dedupeKey: `${closed}:${row.id}:${row.revision}`,
    causedBy: actor.person,
  });
  await notifyWatching(context, tx, actor, row, { change, without: asking });
}

/** Whoever watches it: one entry however many comments come before somebody reads them. */
export async function notifyCommented(context: TaskContext, tx: Tx, actor: Actor, row: TaskRow): Promise<void> {
  const name = await context.nameOf(tx, actor.person);
  await context.host.notifications.notify(tx, {
    kind: commented,
    persons: await findWatching(context, tx, row.id),
    ref: taskRef(row.id),
    ...(await inSpace(tx, row)),
    text: { de: `${name} hat die Aufgabe kommentiert.`, en: `${name} commented on the task.` },
    dedupeKey: `${commented}:${row.id}`,
    renews: true,
    causedBy: actor.person,
  });
}

/** Each whose change gave way to one that was made without knowing of it. What it was stands in the history. */
export async function notifyOverwritten(
  context: TaskContext,
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  row: TaskRow,
  fields: readonly Overwritten[],
): Promise<void> {
  if (fields.length === 0) return;
  const name = await context.nameOf(tx, actor.person);
  await context.host.notifications.notify(tx, {
    kind: overwritten,
    persons: [...new Set(fields.map(({ by }) => by))],
    ref: taskRef(row.id),
    ...(await inSpace(tx, row)),
    text: {
      de: `${name} hat geändert, was Sie kurz zuvor geändert hatten. Ihre Fassung steht im Verlauf der Aufgabe.`,
      en: `${name} changed what you had changed shortly before. Your version is in the history of the task.`,
    },
    dedupeKey: `${overwritten}:${row.id}:${row.revision}`,
    causedBy: actor.person,
  });
}

/** On its day, in the morning; late where no server ran on that day. */
export async function notifyDue(
  context: TaskContext,
  tx: Tx,
  row: TaskRow,
  { persons, isLate }: { readonly persons: readonly string[]; readonly isLate: boolean },
): Promise<void> {
  await context.host.notifications.notify(tx, {
    kind: due,
    persons,
    ref: taskRef(row.id),
    ...(await inSpace(tx, row)),
    text: isLate ? { de: 'Überfällig.', en: 'Overdue.' } : { de: 'Heute fällig.', en: 'Due today.' },
    dedupeKey: `${due}:${row.id}:${row.due_on}`,
    causedBy: undefined,
  });
}

/** At the moment that somebody chose. */
export async function notifyReminded(
  { host }: TaskContext,
  tx: Tx,
  { id, task, person, at }: ReminderRow,
): Promise<void> {
  await host.notifications.notify(tx, {
    kind: reminded,
    persons: [person],
    ref: taskRef(task),
    text: { de: 'Sie wollten an diese Aufgabe erinnert werden.', en: 'You wanted to be reminded of this task.' },
    dedupeKey: `${reminded}:${id}:${at?.toISOString()}`,
    causedBy: undefined,
  });
}

/** There is nothing left to be reminded of. */
export async function withdrawReminders({ host }: TaskContext, tx: Tx, { id }: TaskRow): Promise<void> {
  await host.notifications.withdraw(tx, { refs: [taskRef(id)], kinds: [reminded] });
}

/** What of a task its watchers are told of, beside comments. */
export type WatchedChange = 'done' | 'dropped' | 'open' | 'due' | 'assignees';

const watchedTexts: Readonly<Record<WatchedChange, (name: string) => Sentence>> = {
  done: (name) => ({ de: `${name} hat die Aufgabe erledigt.`, en: `${name} finished the task.` }),
  dropped: (name) => ({ de: `${name} hat die Aufgabe verworfen.`, en: `${name} dropped the task.` }),
  open: (name) => ({ de: `${name} hat die Aufgabe wieder geöffnet.`, en: `${name} opened the task again.` }),
  due: (name) => ({ de: `${name} hat die Frist geändert.`, en: `${name} changed the due date.` }),
  assignees: (name) => ({
    de: `${name} hat geändert, wer zuständig ist.`,
    en: `${name} changed who is to do the task.`,
  }),
};

/**
 * Whoever watches it, but for those who are told in another way. One entry for each sort of change however often it
 * happens: it comes back as unread once it was read.
 */
export async function notifyWatching(
  context: TaskContext,
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  row: Pick<TaskRow, 'id' | 'list'>,
  { change, without }: { readonly change: WatchedChange; readonly without?: readonly (string | null)[] },
): Promise<void> {
  const persons = (await findWatching(context, tx, row.id)).filter((person) => !without?.includes(person));
  const sort = change === 'due' || change === 'assignees' ? change : 'state';
  await context.host.notifications.notify(tx, {
    kind: watched,
    persons,
    ref: taskRef(row.id),
    ...(await inSpace(tx, row)),
    text: watchedTexts[change](await context.nameOf(tx, actor.person)),
    dedupeKey: `${watched}:${row.id}:${sort}`,
    renews: true,
    causedBy: actor.person,
  });
}

/** Whoever does it, once the last task that it waited for is closed. */
export async function notifyUnblocked(
  { host }: TaskContext,
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  row: TaskRow,
  persons: readonly string[],
): Promise<void> {
  await host.notifications.notify(tx, {
    kind: unblocked,
    persons,
    ref: taskRef(row.id),
    ...(await inSpace(tx, row)),
    text: {
      de: 'Worauf diese Aufgabe gewartet hat, ist erledigt. Sie kann beginnen.',
      en: 'What this task waited for is done. It can begin.',
    },
    dedupeKey: `${unblocked}:${row.id}:${row.revision}`,
    causedBy: actor.person,
  });
}
