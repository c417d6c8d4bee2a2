import type { Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import { type AssigneeSubject, type answerTask, taskRef } from '../shared/index.ts';
import { type AssigneeRow, listAssignees } from './assignee-store.ts';
import { listCommenters } from './comment-store.ts';
import type { Overwritten } from './merge-fields.ts';
import type { TaskContext } from './task-context.ts';
import type { TaskRow } from './task-store.ts';

const asked = 'tasks.asked';
const answered = 'tasks.answered';
const closed = 'tasks.closed';
const commented = 'tasks.commented';
const overwritten = 'tasks.overwritten';
const due = 'tasks.due';

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
  };
  for (const [kind, label] of Object.entries(kinds))
    host.notifications.defineKind({ kind, label, on: true, ...(kind === asked && { personal: true }) });
}

/** Of an office all who belong to it, without those of offices below. */
export async function notifyAsked(
  context: TaskContext,
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  { id }: TaskRow,
  { kind, id: subject }: AssigneeSubject,
): Promise<void> {
  const { host, now } = context;
  const name = await context.nameOf(tx, actor.person);
  const isOffice = kind === 'org-unit';
  await host.notifications.notify(tx, {
    kind: asked,
    persons: isOffice ? await host.people.listMembers(tx, subject, false) : [subject],
    ref: taskRef(id),
    text: isOffice
      ? {
          de: `${name} hat Ihrer Organisationseinheit eine Aufgabe zugewiesen.`,
          en: `${name} assigned a task to your org unit.`,
        }
      : { de: `${name} hat Ihnen eine Aufgabe zugewiesen.`, en: `${name} assigned a task to you.` },
    dedupeKey: `${asked}:${id}:${subject}:${now.getTime()}`,
    causedBy: actor.person,
  });
}

type Answer = InputOf<typeof answerTask>['answer'];

/** Whoever asked is told; they have the reason in the task itself. */
export async function notifyAnswered(
  context: TaskContext,
  tx: Tx,
  actor: Actor,
  { id }: TaskRow,
  { answer, askedBy }: { readonly answer: Answer; readonly askedBy: string | null },
): Promise<void> {
  if (askedBy === null) return;
  const name = await context.nameOf(tx, actor.person);
  const texts: Record<Answer['kind'], Sentence> = {
    accept: { de: `${name} hat die Aufgabe angenommen.`, en: `${name} accepted the task.` },
    decline: { de: `${name} hat die Aufgabe abgelehnt.`, en: `${name} declined the task.` },
    'pass-on': { de: `${name} hat die Aufgabe weitergegeben.`, en: `${name} passed the task on.` },
  };
  await context.host.notifications.notify(tx, {
    kind: answered,
    persons: [askedBy],
    ref: taskRef(id),
    text: texts[answer.kind],
    dedupeKey: `${answered}:${id}:${actor.person}:${context.now.getTime()}`,
    causedBy: actor.person,
  });
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

/** Whoever made it or asked for it; for the others it is settled. */
export async function notifyClosed(
  context: TaskContext,
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  row: TaskRow,
): Promise<void> {
  const name = await context.nameOf(tx, actor.person);
  const assignees = await settleAsked(context, tx, row);
  await context.host.notifications.notify(tx, {
    kind: closed,
    persons: [...new Set([row.created_by, ...assignees.map(({ asked_by: by }) => by)].filter((id) => id !== null))],
    ref: taskRef(row.id),
    text:
      row.state === 'done'
        ? { de: `${name} hat die Aufgabe erledigt.`, en: `${name} finished the task.` }
        : { de: `${name} hat die Aufgabe verworfen.`, en: `${name} dropped the task.` },
    dedupeKey: `${closed}:${row.id}:${row.revision}`,
    causedBy: actor.person,
  });
}

export async function notifyCommented(
  context: TaskContext,
  tx: Tx,
  actor: Actor,
  row: TaskRow,
  comment: string,
): Promise<void> {
  const name = await context.nameOf(tx, actor.person);
  const assignees = (await listAssignees(tx, [row.id])).filter(
    ({ kind, answer }) => kind === 'person' && answer !== 'declined',
  );
  const concerned = [row.created_by, ...assignees.map(({ subject }) => subject), ...(await listCommenters(tx, row.id))];
  await context.host.notifications.notify(tx, {
    kind: commented,
    persons: [...new Set(concerned.filter((id) => id !== null))],
    ref: taskRef(row.id),
    text: { de: `${name} hat die Aufgabe kommentiert.`, en: `${name} commented on the task.` },
    dedupeKey: `${commented}:${comment}`,
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
    text: {
      de: `${name} hat geändert, was Sie kurz zuvor geändert hatten. Ihre Fassung steht im Verlauf der Aufgabe.`,
      en: `${name} changed what you had changed shortly before. Your version is in the history of the task.`,
    },
    dedupeKey: `${overwritten}:${row.id}:${row.revision}`,
    causedBy: actor.person,
  });
}

/** On its day, in the morning. */
export async function notifyDue(context: TaskContext, tx: Tx, row: TaskRow, persons: readonly string[]): Promise<void> {
  await context.host.notifications.notify(tx, {
    kind: due,
    persons,
    ref: taskRef(row.id),
    text: { de: 'Heute fällig.', en: 'Due today.' },
    dedupeKey: `${due}:${row.id}:${row.due_on}`,
    causedBy: undefined,
  });
}
