import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Who may read and who may change a list, of those who may where it belongs; null is all of them. */
export const narrowLists: Migration = {
  id: '20261127-1300-narrow-lists',
  async up(db) {
    await sql`alter table tasks_lists add column read_limit jsonb, add column write_limit jsonb`.execute(db);
    await sql`
      create index tasks_lists_narrowed on tasks_lists (id)
       where read_limit is not null or write_limit is not null`.execute(db);
  },
};
