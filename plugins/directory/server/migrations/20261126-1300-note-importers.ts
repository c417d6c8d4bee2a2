import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const noteImporters: Migration = {
  id: '20261126-1300-note-importers',
  async up(db) {
    // Who applied an import: account, person and session. Unknown for older ones.
    await sql`alter table directory_imports add column begun_by jsonb`.execute(db);
  },
};
