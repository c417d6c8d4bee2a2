import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createFileTexts: Migration = {
  id: '20261127-2321-create-file-texts',
  async up(db) {
    // The words of bytes that at least one file has; null where they have none, or could not be read.
    await sql`create table files_texts (hash text primary key, text text, read_at timestamptz not null)`.execute(db);
  },
};
