import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createSecondFactorTables: Migration = {
  id: '20261122-1231-create-second-factors',
  async up(db) {
    await sql`
      create table accounts_totp (
        account uuid primary key references accounts_accounts (id) on delete cascade,
        -- Sealed with the key of the data folder; the one in force, if any, and one that waits for its first code.
        secret text,
        pending_secret text,
        confirmed_at timestamptz,
        -- The time step of the code used last: none is good twice.
        last_step bigint not null default 0
      )`.execute(db);
    await sql`
      create table accounts_recovery_codes (
        account uuid not null references accounts_accounts (id) on delete cascade,
        code_hash bytea not null,
        primary key (account, code_hash)
      )`.execute(db);
    await sql`
      create table accounts_passkeys (
        id uuid primary key,
        account uuid not null references accounts_accounts (id) on delete cascade,
        -- Base64url, as the browser names it.
        credential_id text not null unique,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        name text not null,
        created_at timestamptz not null,
        last_used_at timestamptz
      )`.execute(db);
    await sql`create index accounts_passkeys_account on accounts_passkeys (account)`.execute(db);
    await sql`
      create table accounts_challenges (
        id uuid primary key,
        purpose text not null check (purpose in ('register', 'second_factor', 'sign_in')),
        -- Null only for signing in with a passkey alone, where nobody is known yet.
        account uuid references accounts_accounts (id) on delete cascade,
        challenge text not null,
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index accounts_challenges_expires_at on accounts_challenges (expires_at)`.execute(db);
    await sql`
      create table accounts_app_passwords (
        id uuid primary key,
        account uuid not null references accounts_accounts (id) on delete cascade,
        name text not null,
        scopes text[] not null,
        secret_hash bytea not null unique,
        created_at timestamptz not null,
        last_used_at timestamptz
      )`.execute(db);
    await sql`create index accounts_app_passwords_account on accounts_app_passwords (account)`.execute(db);
  },
};
