import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const forgetWhoDeleted: Migration = {
  id: '20261127-2368-forget-who-deleted',
  async up(db) {
    // The place of a deleted comment says nothing of whoever wrote it, or hid it.
    await sql`
      update news_comments
         set author = null, edited_at = null, hidden_at = null, hidden_by = null, hidden_reason = null
       where deleted_at is not null`.execute(db);
  },
};
