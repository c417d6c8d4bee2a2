import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createSearchState: Migration = {
  id: '20261122-1251-create-search-state',
  async up(db) {
    // What the index was last filled for: another engine, or a noun more, means to fill it anew.
    await sql`
      create table search_fill (
        single boolean primary key default true check (single),
        engine text not null,
        nouns text[] not null
      )`.execute(db);
    // Refs whose documents could not be handed over because the engine was down.
    await sql`create table search_stale (ref text primary key)`.execute(db);
  },
};
