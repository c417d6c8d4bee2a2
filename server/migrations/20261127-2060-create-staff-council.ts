import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createStaffCouncil: Migration = {
  id: '20261127-2060-create-staff-council',
  async up(db) {
    // Who asks for the end of the mode; it goes with the decision. Whether the mode holds is one of the policies.
    await sql`
      create table organisation_staff_council (
        single boolean primary key default true check (single),
        since timestamptz,
        asked_by uuid references people_persons on delete set null,
        asked_account uuid references accounts_accounts on delete set null,
        asked_at timestamptz,
        reason text
      )`.execute(db);
    await sql`insert into organisation_staff_council default values`.execute(db);
  },
};
