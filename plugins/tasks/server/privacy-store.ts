import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** What names somebody, in their own words or as theirs, for their archive. */
export async function listForArchive(tx: Tx, person: string): Promise<Readonly<Record<string, unknown>>> {
  const tasks = await sql`
    select t.title, t.state, t.due_on as "dueOn", t.created_at as "createdAt", t.closed_at as "closedAt",
           t.created_by = ${person} as "madeByMe", t.closed_by = ${person} as "closedByMe", a.answer
      from tasks_tasks t
      left join tasks_assignees a on a.task = t.id and a.kind = 'person' and a.subject = ${person}
     where t.created_by = ${person} or t.closed_by = ${person} or a.subject is not null
     order by t.created_at`.execute(tx);
  const comments = await sql`
    select at, text from tasks_comments where person = ${person} order by at`.execute(tx);
  const changes = await sql`
    select at, field, was, now from tasks_history where person = ${person} order by id`.execute(tx);
  const lists = await sql`
    select title, created_at as "createdAt", person is not null as "isMine" from tasks_lists
     where created_by = ${person} or person = ${person} order by created_at`.execute(tx);
  const templates = await sql`
    select title, content, created_at as "createdAt", person is not null as "isMine" from tasks_list_templates
     where created_by = ${person} or person = ${person} order by created_at`.execute(tx);
  return {
    templates: templates.rows,
    tasks: tasks.rows,
    comments: comments.rows,
    changes: changes.rows,
    lists: lists.rows,
  };
}

export async function listObjectsForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select t.title, o.name, o.uid, o.kept from tasks_calendar_objects o join tasks_tasks t on t.id = o.task
     where o.person = ${person} order by o.name`.execute(tx);
  return rows;
}
