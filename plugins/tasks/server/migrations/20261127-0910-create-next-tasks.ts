import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createNextTasks: Migration = {
  id: '20261127-0910-create-next-tasks',
  async up(db) {
    await sql`
      create table tasks_next_tasks (
        -- The one that was done, and what it was followed by: one at most.
        task uuid primary key references tasks_tasks (id) on delete cascade,
        next uuid not null references tasks_tasks (id) on delete cascade,
        -- Of the next one as it was made or taken back: at any other, somebody has touched it.
        revision integer not null
      )`.execute(db);
    await sql`create index tasks_next_tasks_next on tasks_next_tasks (next)`.execute(db);
  },
};
