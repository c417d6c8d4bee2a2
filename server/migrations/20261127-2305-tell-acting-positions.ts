import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const tellActingPositions: Migration = {
  id: '20261127-2305-tell-acting-positions',
  async up(db) {
    await sql`alter table people_positions add column acting boolean not null default false`.execute(db);
  },
};
