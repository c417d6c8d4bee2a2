import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createMessages: Migration = {
  id: '20261126-1910-create-messages',
  async up(db) {
    // What is said in rooms of spaces, as far as the homeserver can read it: for the one search, and for nothing else.
    await sql`
      create table chat_messages (
        event text primary key,
        room text not null,
        sender uuid references people_persons (id) on delete set null,
        sent_at timestamptz not null,
        text text not null
      )`.execute(db);
    await sql`create index chat_messages_sender on chat_messages (sender)`.execute(db);
  },
};
