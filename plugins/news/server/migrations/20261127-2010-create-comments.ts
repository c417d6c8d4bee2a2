import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createComments: Migration = {
  id: '20261127-2010-create-comments',
  async up(db) {
    await sql`
      create table news_comments (
        -- Made by the client.
        id uuid primary key,
        post uuid not null references news_posts (id) on delete cascade,
        -- Answers have none of their own.
        parent uuid references news_comments (id) on delete cascade,
        author uuid references people_persons (id) on delete set null,
        text text not null,
        mentions uuid[] not null default '{}',
        at timestamptz not null,
        edited_at timestamptz,
        -- Only of those that have answers; the others go.
        deleted_at timestamptz,
        hidden_at timestamptz,
        hidden_by uuid references people_persons (id) on delete set null,
        hidden_reason text
      )`.execute(db);
    await sql`create index news_comments_post on news_comments (post, at, id)`.execute(db);
    await sql`create index news_comments_parent on news_comments (parent)`.execute(db);
    await sql`create index news_comments_author on news_comments (author)`.execute(db);
    await sql`
      create table news_closed_comments (
        post uuid primary key references news_posts (id) on delete cascade
      )`.execute(db);
    await sql`
      create table news_reactions (
        post uuid not null references news_posts (id) on delete cascade,
        -- Null for the post itself.
        comment uuid references news_comments (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        sign text not null,
        at timestamptz not null,
        unique nulls not distinct (post, comment, person, sign)
      )`.execute(db);
    await sql`create index news_reactions_comment on news_reactions (comment)`.execute(db);
    await sql`create index news_reactions_person on news_reactions (person)`.execute(db);
  },
};
