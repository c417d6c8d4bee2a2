import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createImports: Migration = {
  id: '20261127-0400-create-imports',
  async up(db) {
    await sql`
      create table wiki_imports (
        id uuid primary key,
        person uuid not null references people_persons (id) on delete cascade,
        space uuid not null,
        parent uuid,
        -- The upload; null once it is done with.
        file uuid,
        state text not null,
        report jsonb not null,
        progress_done integer,
        progress_total integer,
        page uuid,
        -- Account, person and session of whoever began it.
        begun_by jsonb,
        created_at timestamptz not null
      )`.execute(db);
    await sql`create index wiki_imports_person on wiki_imports (person)`.execute(db);
  },
};
