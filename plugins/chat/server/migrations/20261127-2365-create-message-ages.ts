import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createMessageAges: Migration = {
  id: '20261127-2365-create-message-ages',
  async up(db) {
    // How old what is said in rooms of spaces is, also where it is encrypted: for its period, and for nothing else.
    await sql`
      create table chat_message_ages (
        event text primary key,
        room text not null,
        sent_at timestamptz not null,
        -- When it was last looked at for its period: being deleted, or held back.
        looked_at timestamptz
      )`.execute(db);
    await sql`create index chat_message_ages_room on chat_message_ages (room, sent_at)`.execute(db);
    await sql`
      insert into chat_message_ages (event, room, sent_at)
      select event, room, sent_at from chat_messages`.execute(db);
    await sql`
      create table chat_pinned_messages (
        room text not null,
        event text not null,
        primary key (room, event)
      )`.execute(db);
  },
};
