import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createIdeas: Migration = {
  id: '20261127-2050-create-ideas',
  async up(db) {
    await sql`
      create table ideas_boxes (
        id uuid primary key,
        name text not null,
        description text not null,
        unit uuid not null references people_org_units (id) on delete cascade,
        -- Ids of persons.
        deciders jsonb not null,
        addressees jsonb not null,
        categories jsonb not null,
        allows_anonymous boolean not null,
        answer_days integer,
        closed boolean not null,
        revision integer not null,
        created_at timestamptz not null
      )`.execute(db);
    await sql`
      create table ideas_ideas (
        id uuid primary key,
        box uuid not null references ideas_boxes (id) on delete cascade,
        title text not null,
        text text not null,
        category uuid,
        author uuid references people_persons (id) on delete set null,
        anonymous boolean not null default false,
        -- SHA-256 of the code that whoever submitted it without a name has on their device.
        receipt bytea unique,
        state text not null,
        responsible uuid references people_persons (id) on delete set null,
        due_on date,
        answer_due date,
        answered boolean not null default false,
        -- The author has not seen the newest answer.
        answer_unseen boolean not null default false,
        merged_into uuid references ideas_ideas (id) on delete set null,
        -- How many votes there were when it was decided; null while people vote.
        votes_kept integer,
        revision integer not null,
        -- Of one without a name the day alone.
        created_at timestamptz not null,
        decided_at timestamptz,
        check (anonymous = (receipt is not null)),
        check (not anonymous or author is null)
      )`.execute(db);
    await sql`create index ideas_ideas_box on ideas_ideas (box, created_at)`.execute(db);
    await sql`create index ideas_ideas_author on ideas_ideas (author)`.execute(db);
    await sql`create index ideas_ideas_merged on ideas_ideas (merged_into)`.execute(db);
    // Without a time, and only until the idea is decided: they are there to be counted once.
    await sql`
      create table ideas_votes (
        idea uuid not null references ideas_ideas (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        primary key (idea, person)
      )`.execute(db);
    await sql`
      create table ideas_follows (
        idea uuid not null references ideas_ideas (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        follows boolean not null,
        primary key (idea, person)
      )`.execute(db);
    await sql`
      create table ideas_steps (
        id uuid primary key,
        idea uuid not null references ideas_ideas (id) on delete cascade,
        state text not null,
        person uuid references people_persons (id) on delete set null,
        at timestamptz not null,
        answer text not null
      )`.execute(db);
    await sql`create index ideas_steps_idea on ideas_steps (idea, at)`.execute(db);
    await sql`
      create table ideas_comments (
        id uuid primary key,
        place bigint generated always as identity,
        idea uuid not null references ideas_ideas (id) on delete cascade,
        parent uuid references ideas_comments (id) on delete cascade,
        person uuid references people_persons (id) on delete set null,
        by_receipt boolean not null default false,
        at timestamptz not null,
        text text not null,
        check (not by_receipt or person is null)
      )`.execute(db);
    await sql`create index ideas_comments_idea on ideas_comments (idea, place)`.execute(db);
    await sql`
      create table ideas_files (
        file uuid primary key,
        idea uuid not null references ideas_ideas (id) on delete cascade,
        name text not null,
        media_type text not null,
        size bigint not null,
        added_at timestamptz not null
      )`.execute(db);
    await sql`create index ideas_files_idea on ideas_files (idea)`.execute(db);
  },
};

export const createThanks: Migration = {
  id: '20261127-2051-create-thanks',
  async up(db) {
    await sql`
      create table ideas_thanks (
        id uuid primary key,
        author uuid references people_persons (id) on delete set null,
        sign text not null,
        text text not null,
        addressees jsonb not null,
        said_at timestamptz not null
      )`.execute(db);
    await sql`create index ideas_thanks_said on ideas_thanks (said_at)`.execute(db);
    await sql`
      create table ideas_thanked (
        thanks uuid not null references ideas_thanks (id) on delete cascade,
        person uuid references people_persons (id) on delete cascade,
        org_unit uuid references people_org_units (id) on delete cascade,
        -- Null: they have not said anything yet. What they removed stays as a row, so that it is not shown to others.
        choice text,
        unique nulls not distinct (thanks, person, org_unit),
        check ((person is null) <> (org_unit is null))
      )`.execute(db);
    await sql`create index ideas_thanked_person on ideas_thanked (person)`.execute(db);
    await sql`create index ideas_thanked_unit on ideas_thanked (org_unit)`.execute(db);
  },
};
