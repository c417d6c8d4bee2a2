import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const noteSinceWhenObsolete: Migration = {
  id: '20261127-2364-note-since-when-obsolete',
  async up(db) {
    await sql`alter table wiki_pages add column obsolete_since timestamptz`.execute(db);
    // When exactly nobody knows: not before the last change.
    await sql`update wiki_pages set obsolete_since = changed_at where obsolete`.execute(db);
    await sql`
      create index wiki_pages_obsolete on wiki_pages (space, obsolete_since) where obsolete and trashed_at is null`.execute(
      db,
    );
    await sql`create index wiki_pages_trash on wiki_pages (space, trashed_at) where trashed_with = id`.execute(db);
  },
};
