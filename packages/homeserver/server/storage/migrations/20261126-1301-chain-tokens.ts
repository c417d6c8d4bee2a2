import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** A refreshed token names the one it was given for, which ends when its successor is used. */
export const chainTokens: Migration = {
  id: '20261126-1301-chain-tokens',
  async up(db) {
    await sql`alter table homeserver.access_tokens drop column replaced_by, add column replaces bytea`.execute(db);
    await sql`
      create index access_tokens_replaces on homeserver.access_tokens (replaces) where replaces is not null`.execute(
      db,
    );
  },
};
