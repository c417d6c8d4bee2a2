import type { Tx } from '@kontor/database';
import type { InputOf } from '@kontor/schema';
import { type RawBuilder, sql } from 'kysely';
import type { filterTasks } from '../shared/matching-api.ts';
import type { TaskRow } from './task-store.ts';

type Asked = Omit<InputOf<typeof filterTasks>, 'list'>;

/** Of a list, those for which all of it holds, by due date; and how many there are. */
export async function listMatching(tx: Tx, list: string, asked: Asked): Promise<{ rows: TaskRow[]; total: number }> {
  const holds = sql.join(conditionsOf(list, asked), sql` and `);
  const { rows } = await sql<TaskRow>`
    select t.* from tasks_tasks t where ${holds}
     order by t.due_on nulls last, t.due_time nulls last, t.rank, t.id limit ${asked.limit} offset ${asked.offset}`.execute(
    tx,
  );
  if (asked.offset === 0 && rows.length < asked.limit) return { rows, total: rows.length };
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from tasks_tasks t where ${holds}`.execute(tx);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

function conditionsOf(list: string, asked: Asked): RawBuilder<unknown>[] {
  const { state, text, label, priority, assignee, from, until, dueFrom, dueUntil, dated, section } = asked;
  const conditions = [
    sql`t.list = ${list} and t.parent is null and t.deleted_at is null and t.state = ${state} and not t.archived`,
  ];
  if (text !== undefined && text !== '') conditions.push(contains(text));
  if (label !== undefined) conditions.push(sql`t.labels ?| ${label}::text[]`);
  if (priority !== undefined) conditions.push(sql`t.priority = any(${priority}::smallint[])`);
  if (assignee !== undefined) conditions.push(isAssignedTo(assignee));
  // What has a start and an end is there on all days between.
  if (from !== undefined) conditions.push(sql`coalesce(t.due_on, t.start_on) >= ${from}`);
  if (until !== undefined) conditions.push(sql`coalesce(t.start_on, t.due_on) <= ${until}`);
  if (dueFrom !== undefined) conditions.push(sql`t.due_on >= ${dueFrom}`);
  if (dueUntil !== undefined) conditions.push(sql`t.due_on <= ${dueUntil}`);
  if (dated === 'not-due') conditions.push(sql`t.due_on is null`);
  if (dated === 'yes') conditions.push(sql`coalesce(t.due_on, t.start_on) is not null`);
  if (dated === 'no') conditions.push(sql`t.due_on is null and t.start_on is null`);
  if (section !== undefined) conditions.push(section === 'none' ? sql`t.section is null` : sql`t.section = ${section}`);
  return conditions;
}

function contains(text: string): RawBuilder<unknown> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`(t.title ilike ${pattern} or t.note ilike ${pattern} or t.labels::text ilike ${pattern})`;
}

function isAssignedTo(assignee: string): RawBuilder<unknown> {
  const asked = sql`select 1 from tasks_assignees a where a.task = t.id and a.answer <> 'declined'`;
  return assignee === 'nobody' ? sql`not exists (${asked})` : sql`exists (${asked} and a.subject = ${assignee})`;
}
