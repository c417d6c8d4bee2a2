import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createWatchesAndFiles: Migration = {
  id: '20261127-1210-create-watches-and-files',
  async up(db) {
    await sql`
      create table tasks_watches (
        task uuid not null references tasks_tasks (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        -- False for who would watch it without saying so, and does not want to.
        watches boolean not null,
        primary key (task, person)
      )`.execute(db);
    await sql`create index tasks_watches_person on tasks_watches (person)`.execute(db);
    // Kept when the task goes with its list or space, until the file has gone, too.
    await sql`
      create table tasks_files (
        file uuid primary key,
        task uuid not null,
        name text not null,
        media_type text not null,
        size bigint not null,
        added_by uuid references people_persons (id) on delete set null,
        added_at timestamptz not null,
        removed_at timestamptz
      )`.execute(db);
    await sql`create index tasks_files_task on tasks_files (task)`.execute(db);
    await sql`create index tasks_files_added_by on tasks_files (added_by)`.execute(db);
  },
};
