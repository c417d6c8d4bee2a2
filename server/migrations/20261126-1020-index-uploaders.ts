import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const indexUploaders: Migration = {
  id: '20261126-1020-index-uploaders',
  async up(db) {
    await sql`create index files_files_uploader on files_files (uploader) include (size) where uploader is not null`.execute(
      db,
    );
  },
};
