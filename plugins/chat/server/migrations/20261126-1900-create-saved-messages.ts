import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createSavedMessages: Migration = {
  id: '20261126-1900-create-saved-messages',
  async up(db) {
    // Rooms and events by their Matrix ids: many of these rooms are none of Kontor's, and what is said is in none of its tables.
    await sql`
      create table chat_saved_messages (
        id uuid primary key,
        person uuid not null references people_persons (id) on delete cascade,
        room text not null,
        event text not null,
        saved_at timestamptz not null,
        remind_at timestamptz,
        unique (person, room, event)
      )`.execute(db);
    await sql`
      create index chat_saved_messages_remind on chat_saved_messages (remind_at) where remind_at is not null`.execute(
      db,
    );
  },
};
