import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createMissedSearches: Migration = {
  id: '20261127-2331-create-missed-searches',
  async up(db) {
    // Words alone, and the week (its Monday) in which several people looked for them: never who, when, or how often.
    await sql`
      create table search_missed (
        term text not null,
        week date not null,
        primary key (term, week)
      )`.execute(db);
  },
};
