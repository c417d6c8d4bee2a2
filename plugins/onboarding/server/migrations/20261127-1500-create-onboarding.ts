import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createOnboarding: Migration = {
  id: '20261127-1500-create-onboarding',
  async up(db) {
    await sql`
      create table onboarding_templates (
        id uuid primary key,
        level text not null,
        -- Null for that of the organisation.
        unit uuid references people_org_units (id) on delete cascade,
        -- Of a position; null for the whole unit.
        title text,
        items jsonb not null,
        revision integer not null,
        unique nulls not distinct (unit, title)
      )`.execute(db);
    await sql`
      create table onboarding_plans (
        id uuid primary key,
        person uuid not null references people_persons (id) on delete cascade,
        mentor uuid references people_persons (id) on delete set null,
        begun_by uuid references people_persons (id) on delete set null,
        starts_on date not null,
        shared boolean not null default false,
        ended_at timestamptz,
        revision integer not null default 1,
        created_at timestamptz not null
      )`.execute(db);
    // Nobody has two at once.
    await sql`create unique index onboarding_plans_running on onboarding_plans (person) where ended_at is null`.execute(
      db,
    );
    await sql`
      create table onboarding_items (
        plan uuid not null references onboarding_plans (id) on delete cascade,
        id uuid not null,
        rank integer not null,
        kind text not null,
        ref text,
        text text not null,
        note text not null,
        within integer not null,
        done_at timestamptz,
        -- Taken from the list; taken back, it is as it was.
        removed boolean not null default false,
        primary key (plan, id)
      )`.execute(db);
    await sql`create index onboarding_items_ref on onboarding_items (ref) where done_at is null`.execute(db);
  },
};
