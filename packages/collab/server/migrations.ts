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
];
