import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createComments: Migration = {
  id: '20261127-0130-create-comments',
  async up(db) {
    await sql`
      create table wiki_threads (
        id uuid primary key,
        page uuid not null references wiki_pages (id) on delete cascade,
        -- Two relative positions of Yjs, or null for the whole page.
        anchor jsonb,
        quote text not null,
        created_at timestamptz not null,
        resolved_at timestamptz,
        resolved_by uuid references people_persons (id) on delete set null
      )`.execute(db);
    await sql`create index wiki_threads_page on wiki_threads (page)`.execute(db);
    await sql`
      create table wiki_comments (
        id uuid primary key,
        thread uuid not null references wiki_threads (id) on delete cascade,
        author uuid not null references people_persons (id) on delete cascade,
        text text not null,
        at timestamptz not null,
        edited_at timestamptz
      )`.execute(db);
    await sql`create index wiki_comments_thread on wiki_comments (thread)`.execute(db);
    await sql`create index wiki_comments_author on wiki_comments (author)`.execute(db);
  },
};
