import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const keepWhatIsAnswered: Migration = {
  id: '20261127-1610-keep-what-is-answered',
  async up(db) {
    await sql`alter table notifications_entries add column reply_to text`.execute(db);
  },
};
