import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** What lists say about their tasks beside what all tasks say, and by which keys of other programs they know tasks. */
export const createFields: Migration = {
  id: '20261127-1310-create-fields',
  async up(db) {
    await sql`
      create table tasks_fields (
        id uuid primary key,
        list uuid not null references tasks_lists (id) on delete cascade,
        title text not null,
        kind text not null check (kind in ('text', 'number', 'date', 'choice', 'yes-no', 'link')),
        choices jsonb not null,
        in_row boolean not null,
        place integer not null,
        -- Its values stay for a while, so that it can come back.
        removed_at timestamptz
      )`.execute(db);
    await sql`create index tasks_fields_list on tasks_fields (list)`.execute(db);
    await sql`create index tasks_fields_removed on tasks_fields (removed_at) where removed_at is not null`.execute(db);
    // By id of the field.
    await sql`alter table tasks_tasks add column field_values jsonb not null default '{}'`.execute(db);
    await sql`
      create table tasks_imported_keys (
        list uuid not null references tasks_lists (id) on delete cascade,
        key text not null,
        task uuid not null references tasks_tasks (id) on delete cascade,
        primary key (list, key)
      )`.execute(db);
    await sql`create index tasks_imported_keys_task on tasks_imported_keys (task)`.execute(db);
  },
};
