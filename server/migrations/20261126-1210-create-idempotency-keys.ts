import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createIdempotencyKeys: Migration = {
  id: '20261126-1210-create-idempotency-keys',
  async up(db) {
    await sql`
      create table http_idempotency_keys (
        account uuid not null,
        key text not null,
        -- SHA-256 of the route's name and the input: the same key never stands for something else.
        request_hash bytea not null,
        answer jsonb,
        created_at timestamptz not null,
        primary key (account, key)
      )`.execute(db);
    await sql`create index http_idempotency_keys_created_at on http_idempotency_keys (created_at)`.execute(db);
  },
};
