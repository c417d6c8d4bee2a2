import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** One row for each document with its compact state, one for each update after that; see docs/specs/collab.md. */
export const collabMigrations: readonly Migration[] = [
  {
    id: '20261126-2200-create-collab',
    async up(db) {
      await sql`
        create table collab_documents (
          id bigint generated always as identity primary key,
          -- <plugin>/<noun>/<id>
          name text not null unique,
          state bytea,
          -- The last update that was announced to the plugin (C16).
          announced bigint not null default 0,
          created_at timestamptz not null default now(),
          -- What was deleted never comes back by a late update (C15).
          deleted_at timestamptz
        )`.execute(db);
      // A state is hard to compress and is read whole.
      await sql`alter table collab_documents alter column state set storage external`.execute(db);
      await sql`
        create table collab_updates (
          document bigint not null,
          sequence bigint generated always as identity,
          bytes bytea not null,
          author uuid,
          at timestamptz not null default now(),
          primary key (document, sequence)
        )`.execute(db);
    },
  },
  {
    id: '20261127-0045-create-collab-versions',
    async up(db) {
      await sql`
        alter table collab_documents
          -- Counts the states: whoever writes one has read the one before (C10).
          add column generation bigint not null default 0,
          -- The edits that are in the state and in no version yet (C21): by whom, and when the first and the last was.
          add column stretch_authors uuid[] not null default '{}',
          add column stretch_began timestamptz,
          add column stretch_last timestamptz`.execute(db);
      await sql`
        create index collab_documents_stretch on collab_documents (stretch_last) where stretch_last is not null`.execute(
        db,
      );
      await sql`
        create table collab_versions (
          id bigint generated always as identity primary key,
          document bigint not null,
          -- When its last edit was.
          at timestamptz not null,
          -- Who has written since the version before.
          authors uuid[] not null,
          -- A version that has a label is kept.
          label text,
          labelled_by uuid,
          -- Compressed.
          state bytea not null
        )`.execute(db);
      await sql`alter table collab_versions alter column state set storage external`.execute(db);
      await sql`create index collab_versions_document on collab_versions (document, id)`.execute(db);
      await sql`
        create table collab_authorship (
          document bigint not null,
          -- The client id and the clock of a run of characters (Yjs).
          client bigint not null,
          clock bigint not null,
          length bigint not null,
          author uuid not null,
          primary key (document, client, clock)
        )`.execute(db);
    },
  },
];
