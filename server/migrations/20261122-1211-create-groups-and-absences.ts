import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createGroupsAndAbsences: Migration = {
  id: '20261122-1211-create-groups-and-absences',
  async up(db) {
    await sql`
      create table people_groups (
        id uuid primary key,
        name text collate "de-x-icu" not null
      )`.execute(db);
    await sql`create unique index people_groups_name on people_groups (lower(name))`.execute(db);
    await sql`
      create table people_group_members (
        group_id uuid not null references people_groups (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        primary key (group_id, person)
      )`.execute(db);
    await sql`create index people_group_members_person on people_group_members (person)`.execute(db);
    await sql`
      create table people_absences (
        id uuid primary key,
        person uuid not null references people_persons (id) on delete cascade,
        from_day date not null,
        until_day date not null,
        note text,
        substitute uuid references people_persons (id) on delete set null,
        check (from_day <= until_day),
        check (substitute <> person)
      )`.execute(db);
    await sql`create index people_absences_person on people_absences (person, until_day)`.execute(db);
    await sql`create index people_absences_substitute on people_absences (substitute)`.execute(db);
    await sql`
      -- One row: the last day whose beginnings and endings have been announced.
      create table people_announced_day (
        the_only boolean primary key default true check (the_only),
        day date not null
      )`.execute(db);
  },
};
