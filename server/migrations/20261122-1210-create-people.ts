import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Names sort as in a German telephone book, names in other alphabets behind them. */
export const createPeopleTables: Migration = {
  id: '20261122-1210-create-people',
  async up(db) {
    await sql`
      create table people_persons (
        id uuid primary key,
        external_id text unique,
        title text not null,
        given_name text collate "de-x-icu" not null,
        family_name text collate "de-x-icu" not null,
        email text,
        phone text,
        mobile text,
        room text,
        place text,
        language text check (language in ('de', 'en')),
        valid_from date,
        valid_until date,
        revision integer not null default 1,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        check (valid_from <= valid_until)
      )`.execute(db);
    await sql`create index people_persons_name on people_persons (family_name, given_name, id)`.execute(db);
    await sql`
      create table people_org_units (
        id uuid primary key,
        code text not null unique,
        parent uuid references people_org_units (id),
        name text not null,
        abbreviation text,
        place text,
        tasks text[] not null,
        revision integer not null default 1,
        changed_at timestamptz not null
      )`.execute(db);
    await sql`create index people_org_units_parent on people_org_units (parent)`.execute(db);
    await sql`
      create table people_positions (
        id uuid primary key,
        person uuid not null references people_persons (id) on delete cascade,
        org_unit uuid not null references people_org_units (id) on delete cascade,
        title text not null,
        lead boolean not null,
        main boolean not null,
        -- First and last day; null is open.
        from_day date,
        until_day date,
        check (from_day <= until_day)
      )`.execute(db);
    await sql`create index people_positions_person on people_positions (person)`.execute(db);
    await sql`create index people_positions_org_unit on people_positions (org_unit)`.execute(db);
  },
};
