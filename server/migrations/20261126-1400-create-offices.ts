import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/**
 * What the page of an org unit says for those who look for the office. Beside the units, because every search reads those
 * whole. `keywords` holds the other words for tasks, by the name of the task.
 */
export const createOffices: Migration = {
  id: '20261126-1400-create-offices',
  async up(db) {
    await sql`
      create table people_offices (
        org_unit uuid primary key references people_org_units on delete cascade,
        keywords jsonb not null,
        places jsonb not null,
        hours jsonb,
        hours_note text not null,
        closures jsonb not null,
        phone text,
        email text
      )`.execute(db);
  },
};
