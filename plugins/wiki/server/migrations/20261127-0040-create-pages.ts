import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createPages: Migration = {
  id: '20261127-0040-create-pages',
  async up(db) {
    await sql`
      create table wiki_pages (
        id uuid primary key,
        space uuid not null references spaces_spaces (id) on delete cascade,
        parent uuid references wiki_pages (id) on delete cascade,
        position double precision not null,
        title text not null,
        icon text,
        -- A file of the page.
        cover uuid,
        -- Whom to ask.
        owner uuid references people_persons (id) on delete set null,
        -- Whose draft it is: nobody else sees it.
        draft_of uuid references people_persons (id) on delete cascade,
        -- [{kind, id}], or null for whoever may above.
        read_limit jsonb,
        write_limit jsonb,
        readers_comment boolean not null default true,
        review_months integer,
        review_on date,
        verified_at timestamptz,
        verified_by uuid references people_persons (id) on delete set null,
        obsolete boolean not null default false,
        created_at timestamptz not null,
        created_by uuid references people_persons (id) on delete set null,
        changed_at timestamptz not null,
        changed_by uuid references people_persons (id) on delete set null,
        trashed_at timestamptz,
        trashed_by uuid references people_persons (id) on delete set null,
        -- The page with which it went there, itself for that one.
        trashed_with uuid,
        -- Of the editor, when it was made.
        schema_version integer not null default 1,
        revision integer not null default 1
      )`.execute(db);
    await sql`create index wiki_pages_space on wiki_pages (space, changed_at desc)`.execute(db);
    await sql`create index wiki_pages_parent on wiki_pages (parent)`.execute(db);
    await sql`create index wiki_pages_review on wiki_pages (review_on) where review_on is not null`.execute(db);
    await createShelf(db);
    // What the text of a page names: refs of any objects, pages among them.
    await sql`
      create table wiki_links (
        page uuid not null references wiki_pages (id) on delete cascade,
        target text not null,
        kind text not null,
        primary key (page, target, kind)
      )`.execute(db);
    await sql`create index wiki_links_target on wiki_links (target)`.execute(db);
    await sql`
      create table wiki_reports (
        id uuid primary key,
        page uuid not null references wiki_pages (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        note text not null,
        at timestamptz not null
      )`.execute(db);
    await sql`create index wiki_reports_page on wiki_reports (page)`.execute(db);
  },
};

type Db = Parameters<Migration['up']>[0];

/** What somebody arranged for themselves. */
async function createShelf(db: Db): Promise<void> {
  for (const table of ['wiki_favourites', 'wiki_visits', 'wiki_watches']) {
    await sql`
      create table ${sql.table(table)} (
        person uuid not null references people_persons (id) on delete cascade,
        page uuid not null references wiki_pages (id) on delete cascade,
        at timestamptz not null,
        primary key (person, page)
      )`.execute(db);
    await sql`create index ${sql.raw(`${table}_page`)} on ${sql.table(table)} (page)`.execute(db);
  }
  await sql`alter table wiki_watches add column below boolean not null default false`.execute(db);
}
