import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createSuggestions: Migration = {
  id: '20261127-0410-create-suggestions',
  async up(db) {
    await sql`
      create table wiki_suggestions (
        id uuid primary key,
        page uuid not null references wiki_pages (id) on delete cascade,
        -- Two relative positions of Yjs.
        anchor jsonb not null,
        original text not null,
        replacement text not null,
        reason text not null,
        author uuid not null references people_persons (id) on delete cascade,
        created_at timestamptz not null,
        state text not null default 'open' check (state in ('open', 'accepted', 'rejected', 'withdrawn')),
        settled_at timestamptz,
        settled_by uuid references people_persons (id) on delete set null,
        answer text not null default '',
        -- Of an accepted one: what stood there, with its formats, and what does since; null where it cannot be put back.
        before jsonb,
        after text
      )`.execute(db);
    await sql`create index wiki_suggestions_page on wiki_suggestions (page)`.execute(db);
    await sql`create index wiki_suggestions_author on wiki_suggestions (author)`.execute(db);
    await sql`create index wiki_suggestions_settled_by on wiki_suggestions (settled_by)`.execute(db);
  },
};
