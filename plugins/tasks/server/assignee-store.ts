import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { Assignee, AssigneeSubject } from '../shared/index.ts';

export interface AssigneeRow {
  task: string;
  kind: AssigneeSubject['kind'];
  subject: string;
  answer: Assignee['answer'];
  reason: string;
  asked_by: string | null;
  asked_at: Date;
}

/** In the order in which they were asked. */
export async function listAssignees(tx: Tx, tasks: readonly string[]): Promise<AssigneeRow[]> {
  if (tasks.length === 0) return [];
  const { rows } = await sql<AssigneeRow>`
    select * from tasks_assignees where task = any(${[...tasks]}::uuid[]) order by asked_at, subject`.execute(tx);
  return rows;
}

/** Who is asked already and has not declined stays as they are; who declined is asked again. False when nothing changed. */
export async function putAssignee(
  tx: Tx,
  task: string,
  { kind, id }: AssigneeSubject,
  asked: { readonly by: string; readonly at: Date; readonly answer: 'asked' | 'accepted' },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into tasks_assignees (task, kind, subject, answer, asked_by, asked_at)
    values (${task}, ${kind}, ${id}, ${asked.answer}, ${asked.by}, ${asked.at})
    on conflict (task, kind, subject) do update
       set answer = excluded.answer, reason = '', asked_by = excluded.asked_by, asked_at = excluded.asked_at
     where tasks_assignees.answer = 'declined'
        or (tasks_assignees.answer = 'asked' and excluded.answer = 'accepted')`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function removeAssignee(tx: Tx, task: string, { kind, id }: AssigneeSubject): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from tasks_assignees where task = ${task} and kind = ${kind} and subject = ${id}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function removeAllAssignees(tx: Tx, task: string): Promise<void> {
  await sql`delete from tasks_assignees where task = ${task}`.execute(tx);
}

export async function setAnswer(
  tx: Tx,
  task: string,
  { kind, id }: AssigneeSubject,
  { answer, reason }: Pick<Assignee, 'answer' | 'reason'>,
): Promise<void> {
  await sql`
    update tasks_assignees set answer = ${answer}, reason = ${reason}
     where task = ${task} and kind = ${kind} and subject = ${id}`.execute(tx);
}

/** Those of these org units that have a list, or were asked for something that is open. */
export async function filterUnitsWithTasks(tx: Tx, units: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...units]}::uuid[]) as unit (id)
     where exists (select 1 from tasks_lists where org_unit = unit.id)
        or exists (select 1 from tasks_assignees join tasks_tasks on tasks_tasks.id = task
                    where kind = 'org-unit' and subject = unit.id and answer <> 'declined' and state = 'open'
                      and deleted_at is null)`.execute(tx);
  return rows.map(({ id }) => id);
}
