import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createSources: Migration = {
  id: '20261127-2350-create-sources',
  async up(db) {
    await sql`
      create table sources_sources (
        id uuid primary key,
        settings jsonb not null,
        -- Sealed with the key in the data folder; a copy of the database alone does not show it.
        secret_sealed text,
        -- Set by the environment.
        fixed boolean not null default false,
        created_at timestamptz not null
      )`.execute(db);
    await sql`create unique index sources_sources_fixed on sources_sources (fixed) where fixed`.execute(db);
    // Who in Kontor an entry of a source is, by what stays when everything else about it changes.
    await sql`
      create table sources_entries (
        source uuid not null references sources_sources (id) on delete cascade,
        key text not null,
        person uuid not null references people_persons (id) on delete cascade,
        -- Set while the entry is not there: the account is suspended by it.
        ended_at timestamptz,
        -- SHA-256 of the picture that was taken over last.
        photo text,
        primary key (source, key),
        unique (person, source)
      )`.execute(db);
    await sql`
      create table sources_groups (
        source uuid not null references sources_sources (id) on delete cascade,
        key text not null,
        group_id uuid not null references people_groups (id) on delete cascade,
        primary key (source, key)
      )`.execute(db);
    await sql`create unique index sources_groups_group on sources_groups (group_id)`.execute(db);
    await sql`
      create table sources_runs (
        id uuid primary key,
        source uuid not null references sources_sources (id) on delete cascade,
        state text not null,
        dry_run boolean not null,
        force boolean not null,
        created_at timestamptz not null,
        ended_at timestamptz,
        counts jsonb not null,
        problems jsonb not null,
        leaving jsonb not null,
        failure text
      )`.execute(db);
    await sql`create index sources_runs_source on sources_runs (source, created_at desc)`.execute(db);
    await sql`create unique index sources_runs_running on sources_runs (source) where state = 'running'`.execute(db);
  },
};
