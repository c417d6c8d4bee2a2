import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createImports: Migration = {
  id: '20261122-1301-create-imports',
  async up(db) {
    await sql`
      create table directory_imports (
        id uuid primary key,
        state text not null check (state in ('checked', 'faulty', 'running', 'done', 'failed')),
        created_at timestamptz not null,
        remove_missing boolean not null,
        format text not null,
        summary jsonb not null,
        errors integer not null,
        warnings integer not null,
        problems jsonb not null,
        progress_done integer,
        progress_total integer,
        -- The files, until they are applied.
        people_file bytea,
        org_units_file bytea
      )`.execute(db);
    await sql`create index directory_imports_created_at on directory_imports (created_at)`.execute(db);
  },
};
