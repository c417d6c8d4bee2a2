import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const chooseBySpace: Migration = {
  id: '20261127-1410-choose-by-space',
  async up(db) {
    await sql`
      create table notifications_spaces (
        person uuid not null references people_persons (id) on delete cascade,
        space uuid not null references spaces_spaces (id) on delete cascade,
        -- What comes from there; without a row everything does.
        level text not null check (level in ('mentions', 'none')),
        primary key (person, space)
      )`.execute(db);
    await sql`create index notifications_spaces_space on notifications_spaces (space)`.execute(db);
    // Of what is about a space or something in it.
    await sql`
      alter table notifications_entries
        add column space uuid references spaces_spaces (id) on delete set null`.execute(db);
    await sql`
      create index notifications_entries_space on notifications_entries (space) where space is not null`.execute(db);
    await sql`
      update notifications_entries e set space = s.id from spaces_spaces s where e.ref = 'spaces/space/' || s.id`.execute(
      db,
    );
  },
};
