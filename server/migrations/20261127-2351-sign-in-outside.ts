import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Accounts of people who prove elsewhere who they are: they are active without a password. */
export const signInOutside: Migration = {
  id: '20261127-2351-sign-in-outside',
  async up(db) {
    await sql`alter table accounts_accounts add column external boolean not null default false`.execute(db);
  },
};
