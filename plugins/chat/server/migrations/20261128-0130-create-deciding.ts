import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createDeciding: Migration = {
  id: '20261128-0130-create-deciding',
  async up(db) {
    // Who may say who decides in a private room, as the homeserver has it, so that no room is left without anybody; and who of
    // them has handed it over, or tried to.
    await sql`
      create table chat_room_deciding (
        room text not null,
        person uuid not null references people_persons on delete cascade,
        state text not null default 'holds' check (state in ('holds', 'passed', 'refused')),
        primary key (room, person)
      )`.execute(db);
    await sql`create index chat_room_deciding_person on chat_room_deciding (person)`.execute(db);
    // Rooms of which that is to be read anew; another mark says that something changed while it was read.
    await sql`
      create table chat_rooms_to_read (
        room text primary key,
        mark uuid not null default gen_random_uuid()
      )`.execute(db);
    await sql`insert into chat_rooms_to_read (room) select distinct room from chat_private_members`.execute(db);
  },
};
