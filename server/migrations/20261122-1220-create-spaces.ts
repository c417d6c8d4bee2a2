import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createSpacesTables: Migration = {
  id: '20261122-1220-create-spaces',
  async up(db) {
    await sql`
      create table spaces_spaces (
        id uuid primary key,
        slug text not null unique,
        name text collate "de-x-icu" not null,
        description text not null,
        parent uuid references spaces_spaces (id),
        visibility text not null check (visibility in ('open', 'on-request', 'hidden')),
        inherits boolean not null,
        archived_at timestamptz,
        revision integer not null default 1,
        created_at timestamptz not null,
        changed_at timestamptz not null
      )`.execute(db);
    await sql`create index spaces_spaces_parent on spaces_spaces (parent)`.execute(db);
    await sql`
      create table spaces_grants (
        id uuid primary key,
        space uuid not null references spaces_spaces (id) on delete cascade,
        person uuid references people_persons (id) on delete cascade,
        org_unit uuid references people_org_units (id) on delete cascade,
        -- Whether units below the org unit are meant too.
        below boolean not null default false,
        group_id uuid references people_groups (id) on delete cascade,
        role text not null check (role in ('reader', 'editor', 'owner')),
        -- Last day; null is open.
        until_day date,
        check (num_nonnulls(person, org_unit, group_id) = 1)
      )`.execute(db);
    await sql`create unique index spaces_grants_person on spaces_grants (person, space) where person is not null`.execute(
      db,
    );
    await sql`create unique index spaces_grants_org_unit on spaces_grants (org_unit, space) where org_unit is not null`.execute(
      db,
    );
    await sql`create unique index spaces_grants_group on spaces_grants (group_id, space) where group_id is not null`.execute(
      db,
    );
    await sql`create index spaces_grants_space on spaces_grants (space)`.execute(db);
    await sql`
      create table spaces_join_requests (
        id uuid primary key,
        space uuid not null references spaces_spaces (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        note text not null,
        created_at timestamptz not null,
        unique (space, person)
      )`.execute(db);
  },
};
