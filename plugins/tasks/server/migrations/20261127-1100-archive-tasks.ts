import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** What is done or dropped can be filed away: the index of what is closed is one of both shelves, each by when it was closed. */
export const archiveTasks: Migration = {
  id: '20261127-1100-archive-tasks',
  async up(db) {
    await sql`alter table tasks_tasks add column archived boolean not null default false`.execute(db);
    await sql`drop index tasks_tasks_closed`.execute(db);
    await sql`
      create index tasks_tasks_closed on tasks_tasks (list, archived, closed_at desc)
       where state <> 'open' and parent is null and deleted_at is null`.execute(db);
  },
};
