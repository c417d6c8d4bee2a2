import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** What was indexed with an object, and how that stood then, as a hash: who could find it, and in which space. */
export const createSearchBelongings: Migration = {
  id: '20261127-2320-create-search-belongings',
  async up(db) {
    await sql`
      create table search_belongings (
        ref text primary key,
        object text not null,
        standing text not null
      )`.execute(db);
    await sql`create index search_belongings_object on search_belongings (object)`.execute(db);
  },
};
