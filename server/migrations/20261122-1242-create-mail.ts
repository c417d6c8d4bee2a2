import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createMailTables: Migration = {
  id: '20261122-1242-create-mail',
  async up(db) {
    await sql`
      create table mail_settings (
        single boolean primary key default true check (single),
        url text,
        username text,
        -- Sealed with the key in the data folder; a copy of the database alone does not show it.
        password_sealed text,
        from_address text
      )`.execute(db);
  },
};
