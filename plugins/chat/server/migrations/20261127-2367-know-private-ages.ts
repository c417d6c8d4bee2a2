import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const knowPrivateAges: Migration = {
  id: '20261127-2367-know-private-ages',
  async up(db) {
    // What was said in private rooms before is asked of the homeserver once; then its room goes from here.
    await sql`create table chat_unknown_rooms (room text primary key)`.execute(db);
    await sql`insert into chat_unknown_rooms (room) select distinct room from chat_private_members`.execute(db);
  },
};
