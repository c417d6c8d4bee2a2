import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Documents of people held their external id, often a personnel number, by which everybody found them. */
export const fillSearchAnew: Migration = {
  id: '20261126-1030-fill-search-anew',
  async up(db) {
    await sql`delete from search_fill`.execute(db);
  },
};
