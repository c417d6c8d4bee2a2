import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createOrganisationTables: Migration = {
  id: '20261122-1241-create-organisation',
  async up(db) {
    // At most one row each; two first visits at once meet at the primary key.
    await sql`
      create table organisation_profile (
        single boolean primary key default true check (single),
        name text not null,
        language text not null,
        accent text not null,
        set_up_at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create table organisation_logo (
        single boolean primary key default true check (single),
        hash text not null,
        content bytea not null
      )`.execute(db);
  },
};
