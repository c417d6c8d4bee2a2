import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Documents of org units hold their tasks as names by now: with the next start all are written anew. */
export const findOfficesByTasks: Migration = {
  id: '20261126-1401-find-offices-by-tasks',
  async up(db) {
    await sql`delete from search_fill`.execute(db);
  },
};
