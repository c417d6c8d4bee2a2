import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createEvents: Migration = {
  id: '20261122-1200-create-events',
  async up(db) {
    await sql`
      create table events (
        id bigint generated always as identity primary key,
        -- Stamped after the commit by the sequencer; null until then. Readers know only positions.
        position bigint unique,
        kind text not null,
        payload jsonb not null,
        audience jsonb not null,
        person uuid,
        happened_at timestamptz not null default clock_timestamp()
      )`.execute(db);
    await sql`create index events_unstamped on events (id) where position is null`.execute(db);
    await sql`create index events_happened_at on events (happened_at)`.execute(db);
    await sql`create sequence events_position as bigint`.execute(db);
    await sql`
      create table event_handlers (
        name text primary key,
        position bigint not null
      )`.execute(db);
    await sql`
      create table event_failures (
        handler text not null,
        position bigint not null,
        kind text not null,
        failed_at timestamptz not null default now(),
        primary key (handler, position)
      )`.execute(db);
  },
};
