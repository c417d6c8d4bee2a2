import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createPolls: Migration = {
  id: '20261127-2011-create-polls',
  async up(db) {
    await sql`
      create table news_polls (
        post uuid primary key references news_posts (id) on delete cascade,
        question text not null,
        choices jsonb not null,
        multiple boolean not null,
        created_at timestamptz not null,
        ends_at timestamptz,
        revision integer not null default 1,
        -- What is left once the votes are deleted: who voted what is gone then for good.
        counted jsonb
      )`.execute(db);
    await sql`
      create table news_votes (
        post uuid not null references news_polls (post) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        choice uuid not null,
        -- No time: when somebody voted is nobody's business.
        primary key (post, person, choice)
      )`.execute(db);
    await sql`create index news_votes_person on news_votes (person)`.execute(db);
  },
};
