import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const keepDecidedInPlaceOf: Migration = {
  id: '20261127-2343-keep-in-whose-place',
  async up(db) {
    await sql`
      alter table ideas_steps add column in_place_of uuid references people_persons (id) on delete set null`.execute(
      db,
    );
    await sql`
      create index ideas_steps_in_place_of on ideas_steps (in_place_of) where in_place_of is not null`.execute(db);
  },
};
