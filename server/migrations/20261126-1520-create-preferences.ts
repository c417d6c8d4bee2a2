import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createPreferences: Migration = {
  id: '20261126-1520-create-preferences',
  async up(db) {
    await sql`
      create table preferences_preferences (
        person uuid primary key references people_persons on delete cascade,
        space_order uuid[] not null default '{}',
        dismissed text[] not null default '{}'
      )`.execute(db);
  },
};
