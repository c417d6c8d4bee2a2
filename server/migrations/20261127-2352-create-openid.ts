import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createOpenId: Migration = {
  id: '20261127-2352-create-openid',
  async up(db) {
    await sql`
      create table openid_providers (
        id uuid primary key,
        settings jsonb not null,
        -- Sealed with the key in the data folder; a copy of the database alone does not show it.
        secret_sealed text,
        -- Set by the environment.
        fixed boolean not null default false,
        created_at timestamptz not null
      )`.execute(db);
    await sql`create unique index openid_providers_fixed on openid_providers (fixed) where fixed`.execute(db);
    // Who in Kontor somebody is whom a provider knows.
    await sql`
      create table openid_identities (
        provider uuid not null references openid_providers (id) on delete cascade,
        subject text not null,
        person uuid not null references people_persons (id) on delete cascade,
        linked_at timestamptz not null,
        primary key (provider, subject),
        unique (person, provider)
      )`.execute(db);
    // Sign-ins under way, each bound to one browser by a cookie.
    await sql`
      create table openid_sign_ins (
        token_hash bytea primary key,
        provider uuid not null references openid_providers (id) on delete cascade,
        state text not null,
        nonce text not null,
        verifier text not null,
        shared boolean not null,
        next text not null,
        -- Set when the browser came back; what was used once is not used again.
        outcome text,
        person uuid references people_persons (id) on delete cascade,
        second_factor boolean not null default false,
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index openid_sign_ins_expires on openid_sign_ins (expires_at)`.execute(db);
  },
};
