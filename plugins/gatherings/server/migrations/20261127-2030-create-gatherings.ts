import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createGatherings: Migration = {
  id: '20261127-2030-create-gatherings',
  async up(db) {
    await sql`
      create table gatherings_gatherings (
        id uuid primary key,
        series uuid,
        title text not null,
        description text not null,
        all_day boolean not null,
        starts_on date not null,
        starts_time text,
        ends_on date not null,
        ends_time text,
        -- The moments that these are on the organisation's clocks.
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        place text not null,
        online text not null,
        addressees jsonb not null,
        -- The tokens of the addressees: whoever holds one of them is invited.
        audience text[] not null,
        contact uuid references people_org_units (id) on delete set null,
        sign_up text not null,
        capacity integer,
        sign_up_until date,
        guests integer not null,
        question text not null,
        names_shown boolean not null,
        kept_days integer not null,
        state text not null,
        reason text not null default '',
        -- All who are invited were to be told, once.
        told boolean not null default false,
        revision integer not null default 1,
        -- Of the calendar entry (RFC 5545 section 3.8.7.4): grows with what programs have to learn.
        sequence integer not null default 0,
        -- The number of the next sign-up, so that the waiting list has an order.
        next_rank integer not null default 1,
        created_at timestamptz not null,
        changed_at timestamptz not null
      )`.execute(db);
    await sql`create index gatherings_gatherings_coming on gatherings_gatherings (starts_at, id)`.execute(db);
    await sql`create index gatherings_gatherings_series on gatherings_gatherings (series, starts_at)`.execute(db);
    await sql`
      create table gatherings_organisers (
        gathering uuid not null references gatherings_gatherings (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        position integer not null,
        primary key (gathering, person)
      )`.execute(db);
    await sql`create index gatherings_organisers_person on gatherings_organisers (person)`.execute(db);
    await sql`
      create table gatherings_sign_ups (
        gathering uuid not null references gatherings_gatherings (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        id uuid not null,
        state text not null,
        -- The person, and whom they bring along.
        seats integer not null,
        rank integer not null,
        answer text not null,
        -- The day of the start for which the reminder went out.
        reminded_for date,
        primary key (gathering, person)
      )`.execute(db);
    await sql`create index gatherings_sign_ups_person on gatherings_sign_ups (person)`.execute(db);
  },
};
