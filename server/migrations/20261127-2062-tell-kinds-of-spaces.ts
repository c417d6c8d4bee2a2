import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const tellKindsOfSpaces: Migration = {
  id: '20261127-2062-tell-kinds-of-spaces',
  async up(db) {
    // Interest groups stand alone, so that they can all be taken away without touching a space for work.
    await sql`
      alter table spaces_spaces
        add column kind text not null default 'work' check (kind in ('work', 'interest')),
        add column topics text[] not null default '{}',
        -- Since when nobody or only one belongs to a group, and when that one was told that it will be archived.
        add column alone_since timestamptz,
        add column alone_told_at timestamptz,
        add check (kind = 'work' or (parent is null and not inherits and visibility <> 'hidden'))`.execute(db);
    await sql`create index spaces_spaces_kind on spaces_spaces (kind) where kind <> 'work'`.execute(db);
  },
};
