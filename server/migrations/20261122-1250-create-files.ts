import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createFileTables: Migration = {
  id: '20261122-1250-create-files',
  async up(db) {
    await sql`
      create table files_files (
        id uuid primary key,
        -- SHA-256 of the bytes, which several rows may share; they lie in the data folder under this name.
        hash text not null,
        name text not null,
        media_type text not null,
        size bigint not null,
        -- Null for what the server made itself.
        uploader uuid references people_persons (id) on delete set null,
        -- The one object it belongs to; null until it is attached.
        ref text,
        created_at timestamptz not null
      )`.execute(db);
    await sql`create index files_files_hash on files_files (hash)`.execute(db);
    await sql`create index files_files_ref on files_files (ref) where ref is not null`.execute(db);
    await sql`create index files_files_unattached on files_files (uploader, created_at) where ref is null`.execute(db);
  },
};
