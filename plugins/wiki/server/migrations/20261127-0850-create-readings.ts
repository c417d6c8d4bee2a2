import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createReadings: Migration = {
  id: '20261127-0850-create-readings',
  async up(db) {
    await sql`
      create table wiki_reading_requests (
        id uuid primary key,
        page uuid not null references wiki_pages (id) on delete cascade,
        -- Of the shared document; kept for good, as it has a name.
        version integer not null,
        -- Whom it asks of those who read the page; null is all of them.
        readers jsonb,
        until date,
        asked_by uuid references people_persons (id) on delete set null,
        asked_at timestamptz not null,
        -- The text is another by now.
        is_changed boolean not null default false,
        -- When a newer request took its place.
        superseded_at timestamptz
      )`.execute(db);
    await sql`
      create unique index wiki_reading_requests_current on wiki_reading_requests (page)
       where superseded_at is null`.execute(db);
    await sql`create index wiki_reading_requests_page on wiki_reading_requests (page, asked_at)`.execute(db);
    await sql`create index wiki_reading_requests_asked_by on wiki_reading_requests (asked_by)`.execute(db);
    await sql`
      create table wiki_readings (
        request uuid not null references wiki_reading_requests (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        confirmed_at timestamptz not null,
        primary key (request, person)
      )`.execute(db);
    await sql`create index wiki_readings_person on wiki_readings (person)`.execute(db);
  },
};
