import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createPosts: Migration = {
  id: '20261127-2001-create-posts',
  async up(db) {
    await sql`
      create table news_channels (
        id uuid primary key,
        kind text not null,
        name text not null,
        description text not null,
        -- One of these, or neither for a topic.
        org_unit uuid unique references people_org_units (id) on delete cascade,
        space uuid unique references spaces_spaces (id) on delete cascade,
        everybody boolean not null,
        needs_approval boolean not null,
        editors jsonb not null,
        writers jsonb not null,
        addressees jsonb not null,
        archived_at timestamptz,
        revision integer not null default 1
      )`.execute(db);
    await sql`
      create table news_posts (
        id uuid primary key,
        channel uuid not null references news_channels (id) on delete cascade,
        author uuid references people_persons (id) on delete set null,
        -- What is not public yet; what is, stands in the versions.
        title text not null,
        teaser text not null,
        has_english boolean not null default false,
        title_en text not null default '',
        teaser_en text not null default '',
        cover uuid,
        cover_alt text not null default '',
        addressees jsonb not null,
        -- The tokens of the addressees.
        audience text[] not null,
        important boolean not null default false,
        state text not null default 'draft',
        -- Whether an editor is to decide about what is written, or has given it back.
        review text not null default 'none',
        reason text not null default '',
        publish_at timestamptz,
        version integer not null default 0,
        published_at timestamptz,
        version_at timestamptz,
        expires_on date,
        pinned_until date,
        -- Of anything that a version holds.
        edited_at timestamptz not null,
        changed_at timestamptz not null,
        created_at timestamptz not null,
        deleted_at timestamptz,
        revision integer not null default 1
      )`.execute(db);
    await sql`
      create index news_posts_public on news_posts (published_at desc, id desc)
       where state = 'published' and deleted_at is null`.execute(db);
    await sql`create index news_posts_channel on news_posts (channel, published_at desc, id desc)`.execute(db);
    await sql`create index news_posts_author on news_posts (author)`.execute(db);
    await sql`create index news_posts_waiting on news_posts (publish_at) where state = 'scheduled'`.execute(db);
    await sql`create index news_posts_expiring on news_posts (expires_on) where state = 'published'`.execute(db);
    await sql`
      create table news_post_authors (
        post uuid not null references news_posts (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        primary key (post, person)
      )`.execute(db);
    await sql`create index news_post_authors_person on news_post_authors (person)`.execute(db);
    await sql`
      create table news_post_versions (
        post uuid not null references news_posts (id) on delete cascade,
        number integer not null,
        title text not null,
        teaser text not null,
        has_english boolean not null,
        title_en text not null,
        teaser_en text not null,
        cover uuid,
        cover_alt text not null,
        doc jsonb not null,
        doc_en jsonb,
        at timestamptz not null,
        by uuid references people_persons (id) on delete set null,
        primary key (post, number)
      )`.execute(db);
    await sql`create index news_post_versions_by on news_post_versions (by)`.execute(db);
    await sql`
      create table news_follows (
        person uuid not null references people_persons (id) on delete cascade,
        channel uuid not null references news_channels (id) on delete cascade,
        primary key (person, channel)
      )`.execute(db);
    await sql`create index news_follows_channel on news_follows (channel, person)`.execute(db);
    // One moment for each person, overwritten with the next: how often somebody comes is nobody's business.
    await sql`
      create table news_visits (
        person uuid primary key references people_persons (id) on delete cascade,
        at timestamptz not null
      )`.execute(db);
  },
};
