import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** A window of a long list, and all that is open in somebody's own ones, are read without looking at the rest. */
export const indexOpenTasks: Migration = {
  id: '20261127-0920-index-open-tasks',
  async up(db) {
    await sql`drop index tasks_tasks_open`.execute(db);
    await sql`
      create index tasks_tasks_open on tasks_tasks (list, section, rank, id) include (parent)
       where state = 'open' and deleted_at is null`.execute(db);
  },
};
