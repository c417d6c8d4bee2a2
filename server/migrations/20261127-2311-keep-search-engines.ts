import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Several engines are filled, each for itself and beside the searches, and each again when it keeps documents otherwise. */
export const keepSearchEngines: Migration = {
  id: '20261127-2311-keep-search-engines',
  async up(db) {
    await sql`alter table search_fill drop column single, add column version text not null default '',
      add primary key (engine)`.execute(db);
    // A filling that is under way, by whoever has the token.
    await sql`create table search_filling (
      engine text primary key,
      token uuid not null,
      touched_at timestamptz not null default now()
    )`.execute(db);
    // What changed meanwhile, and so is to be read again before the end of it.
    await sql`create table search_changed (engine text not null, ref text not null, primary key (engine, ref))`.execute(
      db,
    );
  },
};
