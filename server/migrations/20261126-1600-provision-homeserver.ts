import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** What Kontor keeps of its Matrix homeserver; the homeserver's own tables lie in the schema `homeserver`. */
export const provisionHomeserver: Migration = {
  id: '20261126-1600-provision-homeserver',
  async up(db) {
    await sql`
      create table homeserver_name (
        the_only boolean primary key default true check (the_only),
        server_name text not null
      )`.execute(db);
    await sql`
      create table homeserver_users (
        person uuid primary key references people_persons on delete cascade,
        user_id text not null unique,
        shown_name text not null
      )`.execute(db);
    await sql`
      create table homeserver_devices (
        person uuid not null references homeserver_users on delete cascade,
        device text not null,
        session uuid not null,
        ended boolean not null default false,
        primary key (person, device)
      )`.execute(db);
    await sql`create index homeserver_devices_session on homeserver_devices (session)`.execute(db);
    await sql`
      create table homeserver_rooms (
        room text primary key,
        space uuid not null references spaces_spaces on delete cascade,
        kind text not null check (kind in ('space', 'room')),
        name text not null,
        topic text not null default '',
        writers text not null default 'editors' check (writers in ('editors', 'owners')),
        archived boolean not null default false,
        revision integer not null default 1,
        created_at timestamptz not null,
        changed_at timestamptz not null
      )`.execute(db);
    await sql`create index homeserver_rooms_space on homeserver_rooms (space)`.execute(db);
    await sql`create unique index homeserver_rooms_one_space on homeserver_rooms (space) where kind = 'space'`.execute(
      db,
    );
    await sql`
      create table homeserver_transactions (
        transaction text primary key,
        received_at timestamptz not null
      )`.execute(db);
  },
};
