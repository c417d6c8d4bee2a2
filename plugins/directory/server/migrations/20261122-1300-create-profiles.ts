import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createProfiles: Migration = {
  id: '20261122-1300-create-profiles',
  async up(db) {
    await sql`
      create table directory_profiles (
        person uuid primary key references people_persons (id) on delete cascade,
        about text not null default '',
        skills text[] not null default '{}',
        languages text[] not null default '{}',
        -- Place of work by day of the week; null is not told.
        week jsonb,
        -- Chosen levels by field; fields left out have the default.
        visibility jsonb not null default '{}',
        -- Ids of the two sizes in the file store, and what their address changes with.
        photo jsonb,
        -- Only where it is somebody else than who leads the main org unit.
        manager uuid references people_persons (id) on delete set null,
        -- What the last import said, to tell it from what the person entered.
        imported_skills text[] not null default '{}',
        imported_week jsonb,
        revision integer not null default 1
      )`.execute(db);
    await sql`create index directory_profiles_manager on directory_profiles (manager)`.execute(db);
  },
};
