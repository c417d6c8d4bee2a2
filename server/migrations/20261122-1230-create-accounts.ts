import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createAccountsTables: Migration = {
  id: '20261122-1230-create-accounts',
  async up(db) {
    await sql`
      create table accounts_accounts (
        id uuid primary key,
        person uuid not null unique references people_persons (id) on delete cascade,
        login text not null unique,
        -- PHC string of Argon2id; null until the invitation is redeemed.
        password text,
        state text not null check (state in ('invited', 'active', 'suspended')),
        roles text[] not null default '{}',
        language text check (language in ('de', 'en')),
        theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
        created_at timestamptz not null
      )`.execute(db);
    await sql`
      create table accounts_sessions (
        id uuid primary key,
        account uuid not null references accounts_accounts (id) on delete cascade,
        token_hash bytea not null unique,
        device text not null,
        address text,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index accounts_sessions_account on accounts_sessions (account)`.execute(db);
    await sql`
      create table accounts_one_time_codes (
        id uuid primary key,
        account uuid not null references accounts_accounts (id) on delete cascade,
        kind text not null check (kind in ('invitation', 'reset')),
        -- Asked for on the sign-in page by whoever knows the login, not issued by an administrator.
        self_requested boolean not null,
        code_hash bytea not null unique,
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index accounts_one_time_codes_account on accounts_one_time_codes (account)`.execute(db);
    await sql`
      -- Counts attempts by a hash of what is limited; rows end by themselves.
      create table accounts_attempts (
        key bytea primary key,
        count integer not null,
        ends_at timestamptz not null
      )`.execute(db);
    await sql`create index accounts_attempts_ends_at on accounts_attempts (ends_at)`.execute(db);
  },
};
