import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Tasks are asked for by the room or the page from which they came: by the beginning of their path. */
export const indexTaskSources: Migration = {
  id: '20261127-1000-index-task-sources',
  async up(db) {
    await sql`drop index tasks_tasks_source`.execute(db);
    await sql`
      create index tasks_tasks_source on tasks_tasks ((source_path collate "C")) where source_path is not null`.execute(
      db,
    );
  },
};
