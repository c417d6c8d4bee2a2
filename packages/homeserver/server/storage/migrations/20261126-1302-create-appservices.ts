import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** How far each application service is, so that a restart loses and doubles nothing. */
export const createAppservices: Migration = {
  id: '20261126-1302-create-appservices',
  async up(db) {
    await sql`
      create table homeserver.appservices (
        id text primary key,
        -- Everything up to here was taken.
        position bigint not null,
        -- The last transaction reaches up to here.
        until bigint not null,
        transaction_id bigint not null
      )`.execute(db);
  },
};
