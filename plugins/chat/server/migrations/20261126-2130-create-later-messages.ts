import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createLaterMessages: Migration = {
  id: '20261126-2130-create-later-messages',
  async up(db) {
    await sql`
      create table chat_later_messages (
        id uuid primary key,
        person uuid not null references people_persons (id) on delete cascade,
        room text not null,
        thread text,
        text text not null,
        reaches text[] not null,
        send_at timestamptz not null,
        state text not null check (state in ('waiting', 'sending', 'refused', 'encrypted')),
        revision integer not null
      )`.execute(db);
    await sql`create index chat_later_messages_person on chat_later_messages (person)`.execute(db);
    await sql`
      create index chat_later_messages_due on chat_later_messages (send_at, id)
       where state in ('waiting', 'sending')`.execute(db);
  },
};
