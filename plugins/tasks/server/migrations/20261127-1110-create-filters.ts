import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Filters that people have saved under a name, each for themselves. */
export const createFilters: Migration = {
  id: '20261127-1110-create-filters',
  async up(db) {
    await sql`
      create table tasks_filters (
        id uuid primary key,
        person uuid not null references people_persons (id) on delete cascade,
        -- Null: of their day.
        list uuid references tasks_lists (id) on delete cascade,
        name text not null,
        words jsonb not null
      )`.execute(db);
    await sql`create index tasks_filters_person on tasks_filters (person)`.execute(db);
    await sql`create index tasks_filters_list on tasks_filters (list) where list is not null`.execute(db);
  },
};
