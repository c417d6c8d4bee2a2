import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createScim: Migration = {
  id: '20261127-2360-create-scim',
  async up(db) {
    // Programs that look after people and groups here, each with a token of its own.
    await sql`
      create table scim_clients (
        id uuid primary key,
        name text not null,
        -- How somebody whom the program tells of for the first time is found among those who are here already.
        join_by text not null,
        token_hash bytea not null unique,
        created_at timestamptz not null,
        last_used_at timestamptz
      )`.execute(db);
    await sql`
      create table scim_users (
        client uuid not null references scim_clients (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        user_name text not null,
        external_id text,
        -- What the program says and Kontor keeps nowhere else.
        told jsonb not null,
        active boolean not null,
        -- Suspended by what the program says, and not by somebody here.
        suspended boolean not null,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        -- Set when the program has deleted them; they come back under the same id.
        ended_at timestamptz,
        primary key (client, person)
      )`.execute(db);
    await sql`create index scim_users_person on scim_users (person)`.execute(db);
    await sql`
      create unique index scim_users_user_name on scim_users (client, lower(user_name)) where ended_at is null`.execute(
      db,
    );
    await sql`
      create unique index scim_users_external_id on scim_users (client, external_id) where ended_at is null`.execute(
      db,
    );
    await sql`
      create table scim_groups (
        client uuid not null references scim_clients (id) on delete cascade,
        group_id uuid not null unique references people_groups (id) on delete cascade,
        external_id text,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        ended_at timestamptz,
        primary key (client, group_id)
      )`.execute(db);
  },
};
