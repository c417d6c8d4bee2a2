import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createEntries: Migration = {
  id: '20261127-0757-create-tasks-entries',
  async up(db) {
    await sql`
      create table tasks_entries (
        id uuid primary key,
        space uuid not null references spaces_spaces (id) on delete cascade,
        title text not null,
        revision integer not null
      )`.execute(db);
    await sql`create index tasks_entries_space on tasks_entries (space)`.execute(db);
  },
};
