import type { Migration } from '@kontor/database';
import { sql } from 'kysely';
import { addAuthorsAndFillings } from './author-migration.ts';

/** The tables of the built-in engine. Everything in them can be made anew from the objects that were indexed. */
export const searchMigrations: readonly Migration[] = [
  {
    id: '20261122-1210-create-search',
    async up(db) {
      await sql`create table search_audiences (
        id integer generated always as identity primary key,
        tokens text[] not null unique
      )`.execute(db);
      await sql`create table search_audience_tokens (
        token text not null,
        audience integer not null references search_audiences on delete cascade,
        primary key (token, audience)
      )`.execute(db);
      await sql`create table search_documents (
        id bigint generated always as identity primary key,
        ref text not null unique,
        type text not null,
        title text not null,
        sort_key text collate "C" not null,
        audience integer not null,
        facets text[] not null,
        updated_at timestamptz not null,
        compact_fragments text not null,
        aliases text[] not null,
        fragments text[] not null,
        fields jsonb not null,
        data jsonb not null,
        body text not null,
        terms tsvector not null
      )`.execute(db);
      // Rows stay narrow, because a frequent word visits many of them: long values live outside, uncompressed where ranking reads them.
      await sql`alter table search_documents set (toast_tuple_target = 256)`.execute(db);
      for (const column of ['title', 'sort_key', 'facets', 'compact_fragments']) {
        await sql`alter table search_documents alter column ${sql.ref(column)} set storage main`.execute(db);
      }
      await sql`alter table search_documents alter column terms set storage external`.execute(db);
      // What waits to be merged is read by every search: little may wait.
      await sql`create index search_documents_terms on search_documents using gin (terms)
        with (fastupdate = on, gin_pending_list_limit = 256)`.execute(db);
      await sql`create index search_documents_facets on search_documents using gin (facets)`.execute(db);
      await sql`create index search_documents_order on search_documents (type, sort_key)`.execute(db);
      await sql`create table search_terms (
        term text collate "C" primary key,
        number bigint generated always as identity unique,
        documents integer not null
      )`.execute(db);
      await sql`create sequence search_term_drops minvalue 0 start 0`.execute(db);
      // The first use of a sequence gives its start again: use it up, so that every drop changes it.
      await sql`select nextval('search_term_drops')`.execute(db);
    },
  },
  {
    id: '20261126-0600-number-facets',
    async up(db) {
      await sql`create table search_facets (
        id integer generated always as identity primary key,
        token text not null unique
      )`.execute(db);
      await sql`insert into search_facets (token)
        select distinct unnest(facets) from search_documents`.execute(db);
      await sql`drop index search_documents_facets`.execute(db);
      await sql`alter table search_documents rename column facets to facet_tokens`.execute(db);
      await sql`alter table search_documents add column facets integer[] not null default '{}'`.execute(db);
      await sql`alter table search_documents alter column facets set storage main`.execute(db);
      await sql`update search_documents d set facets =
        array(select f.id from search_facets f where f.token = any(d.facet_tokens))`.execute(db);
      await sql`alter table search_documents drop column facet_tokens`.execute(db);
      await sql`alter table search_documents alter column facets drop default`.execute(db);
      await sql`create index search_documents_facets on search_documents using gin (facets)`.execute(db);
    },
  },
  addAuthorsAndFillings,
];
