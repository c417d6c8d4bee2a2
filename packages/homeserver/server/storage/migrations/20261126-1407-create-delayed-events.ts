import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Events that are sent later (MSC4140). */
export const createDelayedEvents: Migration = {
  id: '20261126-1407-create-homeserver-delayed-events',
  async up(db) {
    await sql`
      create table homeserver.delayed_events (
        delay_id text primary key,
        user_id text not null,
        device_id text,
        room_id text not null,
        type text not null,
        state_key text,
        transaction_id text,
        content text not null,
        -- Milliseconds, and milliseconds since 1970.
        delay bigint not null,
        running_since bigint not null
      )`.execute(db);
  },
};
