import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const keepInWhosePlace: Migration = {
  id: '20261127-2342-keep-in-whose-place',
  async up(db) {
    await sql`
      alter table tasks_history
        add column in_place_of uuid references people_persons (id) on delete set null`.execute(db);
    await sql`
      create index tasks_history_in_place_of on tasks_history (in_place_of) where in_place_of is not null`.execute(db);
  },
};
