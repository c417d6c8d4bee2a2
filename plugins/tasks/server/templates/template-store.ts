import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { TemplateContent } from '../../shared/list-template.ts';

export interface TemplateRow {
  id: string;
  space: string | null;
  person: string | null;
  title: string;
  content: TemplateContent;
  created_at: Date;
  created_by: string | null;
  deleted_at: Date | null;
}

/** By title. */
export async function listTemplatesFor(
  tx: Tx,
  { person, spaces }: { readonly person: string; readonly spaces: readonly string[] },
): Promise<TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select * from tasks_list_templates
     where deleted_at is null
       and (person = ${person} or space = any(${[...spaces]}::uuid[]) or (person is null and space is null))
     order by title, id`.execute(tx);
  return rows;
}

export async function findTemplate(tx: Tx, id: string): Promise<TemplateRow | undefined> {
  const { rows } = await sql<TemplateRow>`select * from tasks_list_templates where id = ${id}`.execute(tx);
  return rows[0];
}

/** What is there under this id stays. */
export async function insertTemplate(tx: Tx, row: Omit<TemplateRow, 'deleted_at'>): Promise<void> {
  const { id, space, person, title, content, created_at: at, created_by: by } = row;
  await sql`
    insert into tasks_list_templates (id, space, person, title, content, created_at, created_by)
    values (${id}, ${space}, ${person}, ${title}, ${JSON.stringify(content)}::jsonb, ${at}, ${by})
    on conflict (id) do nothing`.execute(tx);
}

export async function setTemplateDeleted(tx: Tx, id: string, at: Date | null): Promise<void> {
  await sql`update tasks_list_templates set deleted_at = ${at} where id = ${id}`.execute(tx);
}

export async function purgeTemplates(tx: Tx, deletedBefore: Date): Promise<void> {
  await sql`delete from tasks_list_templates where deleted_at < ${deletedBefore}`.execute(tx);
}
