import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/**
 * Nothing in `surveys_answers` and `surveys_spent` names a person, a time, an address or a ticket, and nothing in
 * `surveys_tickets` names an answer or a time: docs/decisions/0011-anonymous-surveys.md says why each column is (not) there.
 */
export const createSurveys: Migration = {
  id: '20261127-2040-create-surveys',
  async up(db) {
    await sql`
      create table surveys_surveys (
        id uuid primary key,
        author uuid references people_persons (id) on delete set null,
        state text not null,
        content jsonb not null,
        revision integer not null default 1,
        starts_at timestamptz,
        ends_at timestamptz,
        reminded_at timestamptz,
        addressed integer,
        -- Worked out once, at the end.
        results jsonb,
        -- The last day of free texts and single answers.
        kept_until date,
        created_at timestamptz not null
      )`.execute(db);
    await sql`create index surveys_surveys_due on surveys_surveys (ends_at) where state = 'open'`.execute(db);
    // The parts of the organisation by which results are told, one at least, each with a key of its own; gone at the end.
    await sql`
      create table surveys_units (
        id uuid primary key,
        survey uuid not null references surveys_surveys (id) on delete cascade,
        -- Null: all others.
        org_unit uuid,
        label text not null,
        people integer not null,
        public_key bytea not null,
        private_key bytea not null
      )`.execute(db);
    await sql`create index surveys_units_survey on surveys_units (survey)`.execute(db);
    // Who took a ticket, not when; gone at the end. The hash is of what was signed blindly: it tells nothing of the token.
    await sql`
      create table surveys_tickets (
        survey uuid not null references surveys_surveys (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        blinded_hash bytea not null,
        primary key (survey, person)
      )`.execute(db);
    // Which tokens were used, apart from what was answered with them; gone at the end.
    await sql`
      create table surveys_spent (
        survey uuid not null references surveys_surveys (id) on delete cascade,
        token_hash bytea not null,
        primary key (survey, token_hash)
      )`.execute(db);
    await sql`
      create table surveys_answers (
        id uuid primary key,
        survey uuid not null references surveys_surveys (id) on delete cascade,
        unit uuid not null,
        answers jsonb not null
      )`.execute(db);
    await sql`create index surveys_answers_survey on surveys_answers (survey)`.execute(db);
  },
};
