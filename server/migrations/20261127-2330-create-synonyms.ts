import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createSynonyms: Migration = {
  id: '20261127-2330-create-synonyms',
  async up(db) {
    // `keys` are the words as they are compared; none is in two groups.
    await sql`
      create table search_synonyms (
        id uuid primary key,
        words text[] not null,
        keys text[] not null,
        revision integer not null
      )`.execute(db);
    await sql`create index search_synonyms_keys on search_synonyms using gin (keys)`.execute(db);
  },
};
