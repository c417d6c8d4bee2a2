import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createWaiting: Migration = {
  id: '20261126-1900-create-waiting',
  async up(db) {
    // Who is in direct and private rooms, as the homeserver told: who hears of what is said there.
    await sql`
      create table chat_private_members (
        room text not null,
        person uuid not null references people_persons on delete cascade,
        is_direct boolean not null,
        primary key (room, person)
      )`.execute(db);
    await sql`create index chat_private_members_person on chat_private_members (person)`.execute(db);
    // Rooms in which something for this person waits to be read: the newest of it. Gone once it is read.
    await sql`
      create table chat_waiting (
        person uuid not null references people_persons on delete cascade,
        room text not null,
        event text not null,
        at timestamptz not null,
        primary key (person, room)
      )`.execute(db);
    // Where somebody wants to hear of less than everything.
    await sql`
      create table chat_quiet_rooms (
        person uuid not null references people_persons on delete cascade,
        room text not null,
        notify text not null check (notify in ('mentions', 'none')),
        primary key (person, room)
      )`.execute(db);
  },
};
