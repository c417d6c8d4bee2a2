import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Of tasks that stand in pages: what task and page agreed on last, so that it is known which of them has changed since. */
export const createPageItems: Migration = {
  id: '20261127-1010-create-page-items',
  async up(db) {
    await sql`
      create table tasks_page_items (
        task uuid primary key references tasks_tasks (id) on delete cascade,
        is_done boolean not null
      )`.execute(db);
  },
};
