import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createPolicies: Migration = {
  id: '20261126-1300-create-policies',
  async up(db) {
    // What is left out has its default, so that a new policy needs no migration.
    await sql`
      create table organisation_policies (
        single boolean primary key default true check (single),
        settings jsonb not null,
        second_factor_since timestamptz,
        revision integer not null
      )`.execute(db);
    await sql`insert into organisation_policies (settings, revision) values ('{}', 1)`.execute(db);
  },
};
