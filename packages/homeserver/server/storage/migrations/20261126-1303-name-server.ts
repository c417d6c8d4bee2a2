import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** The name that every id in the database ends with. */
export const nameServer: Migration = {
  id: '20261126-1303-name-server',
  async up(db) {
    await sql`
      create table homeserver.server (
        only_row boolean primary key default true check (only_row),
        name text not null
      )`.execute(db);
  },
};
