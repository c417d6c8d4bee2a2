import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createHandOvers: Migration = {
  id: '20261127-2355-create-hand-overs',
  async up(db) {
    await sql`
      create table hand_over_items (
        id uuid primary key,
        -- What came to one person in one go.
        batch uuid not null,
        person uuid not null references people_persons (id) on delete cascade,
        kind text not null,
        ref text not null,
        recipient uuid not null references people_persons (id) on delete cascade,
        given_by uuid references people_persons (id) on delete set null,
        given_at timestamptz not null,
        state text not null default 'passed' check (state in ('passed', 'refused')),
        reason text not null default ''
      )`.execute(db);
    await sql`create index hand_over_items_person on hand_over_items (person, given_at desc)`.execute(db);
    await sql`create index hand_over_items_recipient on hand_over_items (recipient, given_at desc)`.execute(db);
    await sql`create index hand_over_items_given_by on hand_over_items (given_by)`.execute(db);
    await sql`create index hand_over_items_batch on hand_over_items (batch)`.execute(db);
  },
};
