import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** What people have entered or kept so far counts as theirs; only what an import brought waits for them. */
export const confirmSkills: Migration = {
  id: '20261127-2306-confirm-skills',
  async up(db) {
    await sql`alter table directory_profiles add column confirmed_skills text[] not null default '{}'`.execute(db);
    await sql`
      update directory_profiles set confirmed_skills =
        array(select skill from unnest(skills) as skill where not skill = any(imported_skills))`.execute(db);
  },
};
