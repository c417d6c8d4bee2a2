import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createPeriods: Migration = {
  id: '20261127-2363-create-periods',
  async up(db) {
    await sql`
      create table periods_settings (
        kind text not null,
        -- Null: of the organisation.
        space uuid references spaces_spaces (id) on delete cascade,
        -- Null: never.
        days integer,
        -- Of the organisation alone: the shortest that spaces may choose.
        least_in_spaces integer,
        -- What holds until another moment, where days are shorter than what held before.
        held_days integer,
        holds_from timestamptz,
        revision integer not null default 1,
        unique nulls not distinct (kind, space)
      )`.execute(db);
    await sql`create index periods_settings_space on periods_settings (space) where space is not null`.execute(db);
  },
};
