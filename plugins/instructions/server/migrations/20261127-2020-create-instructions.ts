import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createInstructions: Migration = {
  id: '20261127-2020-create-instructions',
  async up(db) {
    await sql`
      create table instructions_instructions (
        id uuid primary key,
        -- Null when the org unit is gone; its name stays with the proofs.
        office uuid references people_org_units (id) on delete set null,
        office_name text not null,
        addressees jsonb not null,
        -- What those hold who are among them.
        audience text[] not null,
        -- Of what its current text was made.
        source text not null,
        kept_years integer not null,
        created_at timestamptz not null,
        withdrawn_at timestamptz,
        withdrawn_by uuid references people_persons (id) on delete set null,
        -- By hand.
        reminded_on date
      )`.execute(db);
    await sql`
      create index instructions_instructions_audience on instructions_instructions using gin (audience)
       where withdrawn_at is null`.execute(db);
    await sql`create index instructions_instructions_office on instructions_instructions (office)`.execute(db);
    await sql`create index instructions_instructions_source on instructions_instructions (source)`.execute(db);
    await sql`
      create table instructions_versions (
        id uuid primary key,
        instruction uuid not null references instructions_instructions (id) on delete cascade,
        number integer not null,
        title text not null,
        doc jsonb not null,
        note text not null,
        valid_from date not null,
        deadline date,
        issued_at timestamptz not null,
        issued_by uuid references people_persons (id) on delete set null,
        issued_by_name text not null,
        -- When a later one took its place.
        superseded_at timestamptz,
        unique (instruction, number)
      )`.execute(db);
    await sql`
      create unique index instructions_versions_current on instructions_versions (instruction)
       where superseded_at is null`.execute(db);
    // The proof. It names the person by itself, and outlives their row.
    await sql`
      create table instructions_confirmations (
        id uuid primary key,
        version uuid not null references instructions_versions (id) on delete cascade,
        person uuid not null,
        person_name text not null,
        given_at timestamptz not null,
        arrived_at timestamptz not null,
        unique (version, person)
      )`.execute(db);
    await sql`create index instructions_confirmations_person on instructions_confirmations (person)`.execute(db);
    // Who was told what; who has to confirm is never read from here.
    await sql`
      create table instructions_asked (
        version uuid not null references instructions_versions (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        asked_on date not null,
        round integer not null,
        reminders integer not null default 0,
        is_over boolean not null default false,
        primary key (version, person)
      )`.execute(db);
    await sql`create index instructions_asked_person on instructions_asked (person)`.execute(db);
    await sql`
      create table instructions_deputies (
        office uuid not null references people_org_units (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        named_by uuid references people_persons (id) on delete set null,
        primary key (office, person)
      )`.execute(db);
    await sql`create index instructions_deputies_person on instructions_deputies (person)`.execute(db);
  },
};
