import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createPublicPosts: Migration = {
  id: '20261127-2012-create-public-posts',
  async up(db) {
    await sql`
      create table news_public_channels (
        channel uuid primary key references news_channels (id) on delete cascade
      )`.execute(db);
    await sql`
      create table news_public_posts (
        post uuid primary key references news_posts (id) on delete cascade,
        marked_at timestamptz not null
      )`.execute(db);
  },
};
