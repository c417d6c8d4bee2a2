import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Lists to be made again and again: for oneself, for a space, or for all. */
export const createListTemplates: Migration = {
  id: '20261127-1320-create-list-templates',
  async up(db) {
    await sql`
      create table tasks_list_templates (
        id uuid primary key,
        -- At most one of these: whose it is; everybody's with neither.
        space uuid references spaces_spaces (id) on delete cascade,
        person uuid references people_persons (id) on delete cascade,
        title text not null,
        content jsonb not null,
        created_at timestamptz not null,
        created_by uuid references people_persons (id) on delete set null,
        deleted_at timestamptz,
        check (num_nonnulls(space, person) <= 1)
      )`.execute(db);
    await sql`create index tasks_list_templates_space on tasks_list_templates (space)`.execute(db);
    await sql`create index tasks_list_templates_person on tasks_list_templates (person)`.execute(db);
  },
};
