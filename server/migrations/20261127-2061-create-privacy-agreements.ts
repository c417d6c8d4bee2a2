import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createPrivacyAgreements: Migration = {
  id: '20261127-2061-create-privacy-agreements',
  async up(db) {
    // What was agreed stays as it was: the facts to compare with, and the documents as they were read.
    await sql`
      create table privacy_agreements (
        version integer primary key,
        agreed_at timestamptz not null,
        agreed_by uuid references people_persons on delete set null,
        note text not null,
        hash text not null,
        facts jsonb not null,
        documents jsonb not null
      )`.execute(db);
  },
};
