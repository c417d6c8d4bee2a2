import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createMessageFiles: Migration = {
  id: '20261127-2322-create-message-files',
  async up(db) {
    // Files of messages in rooms of spaces, with their words once they are read; for the one search alone.
    await sql`
      create table chat_message_files (
        event text primary key references chat_messages (event) on delete cascade,
        name text not null,
        address text not null,
        text text
      )`.execute(db);
  },
};
