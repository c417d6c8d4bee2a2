import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** With one of these somebody registers where registration is by token only. */
export const createRegistrationTokens: Migration = {
  id: '20261126-1510-create-homeserver-registration-tokens',
  async up(db) {
    await sql`
      create table homeserver.registration_tokens (
        token text primary key,
        -- Null for as often as one likes, and for ever.
        uses_allowed bigint,
        completed bigint not null default 0,
        -- Milliseconds since 1970.
        expiry_time bigint
      )`.execute(db);
  },
};
