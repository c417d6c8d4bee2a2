import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** All tables lie in a schema of their own, so that the suite's and these never meet. */
export const createHomeserver: Migration = {
  id: '20261126-1300-create-homeserver',
  async up(db) {
    await sql`create schema homeserver`.execute(db);
    await sql`
      create table homeserver.users (
        user_id text primary key,
        -- Null where nobody signs in with a password: users of application services.
        password_hash text,
        kind text not null check (kind in ('person', 'guest', 'service')),
        is_admin boolean not null default false,
        is_deactivated boolean not null default false,
        is_locked boolean not null default false,
        is_suspended boolean not null default false,
        -- Display name, avatar and whatever else the person says of themselves.
        profile jsonb not null default '{}',
        created_at timestamptz not null
      )`.execute(db);
    await sql`
      create table homeserver.devices (
        user_id text not null references homeserver.users,
        device_id text not null,
        display_name text,
        created_at timestamptz not null,
        primary key (user_id, device_id)
      )`.execute(db);
    await sql`
      create table homeserver.access_tokens (
        -- SHA-256; the token itself is known to its device alone.
        token_hash bytea primary key,
        user_id text not null references homeserver.users,
        -- Null for tokens that an administrator took out for somebody.
        device_id text,
        created_at timestamptz not null,
        expires_at timestamptz,
        -- Given out together with it, for one use.
        refresh_hash bytea unique,
        -- Set when its successor was used for the first time.
        replaced_by bytea,
        foreign key (user_id, device_id) references homeserver.devices on delete cascade
      )`.execute(db);
    await sql`create index access_tokens_device on homeserver.access_tokens (user_id, device_id)`.execute(db);
    await sql`
      create table homeserver.rooms (
        room_id text primary key,
        version text not null,
        creator text not null,
        is_published boolean not null default false,
        created_at timestamptz not null
      )`.execute(db);
    await sql`
      create table homeserver.events (
        -- Of the one order of all changes; the order of commits, without gaps that fill later.
        position bigint primary key,
        room_id text not null references homeserver.rooms,
        event_id text not null unique,
        type text not null,
        state_key text,
        sender text not null,
        sent_at bigint not null,
        -- JSON as clients get it, without room_id and unsigned.
        body text not null,
        -- The state event that this one replaced, and its content as it was then.
        replaces text,
        previous_content text,
        relates_to text,
        relation text,
        sender_device text,
        transaction_id text,
        redacted_by text,
        -- The redaction as clients get it with the redacted event.
        redacted_because text
      )`.execute(db);
    await sql`create index events_room on homeserver.events (room_id, position)`.execute(db);
    await sql`
      create index events_state on homeserver.events (room_id, type, state_key, position)
      where state_key is not null`.execute(db);
    await sql`
      create index events_relation on homeserver.events (relates_to, relation, position)
      where relates_to is not null`.execute(db);
    await sql`
      create index events_transaction on homeserver.events (sender, sender_device, position)
      where transaction_id is not null`.execute(db);
    await sql`
      create table homeserver.room_state (
        room_id text not null references homeserver.rooms,
        type text not null,
        state_key text not null,
        position bigint not null references homeserver.events,
        primary key (room_id, type, state_key)
      )`.execute(db);
    await sql`
      create table homeserver.memberships (
        user_id text not null,
        room_id text not null references homeserver.rooms,
        membership text not null,
        -- Since when it is so.
        position bigint not null,
        is_forgotten boolean not null default false,
        primary key (user_id, room_id)
      )`.execute(db);
    await sql`create index memberships_room on homeserver.memberships (room_id, membership)`.execute(db);
    await sql`
      create table homeserver.room_aliases (
        alias text primary key,
        room_id text not null references homeserver.rooms,
        creator text not null
      )`.execute(db);
    await sql`create index room_aliases_room on homeserver.room_aliases (room_id)`.execute(db);
    await sql`
      create table homeserver.account_data (
        user_id text not null,
        -- Empty for what belongs to the account as a whole.
        room_id text not null default '',
        type text not null,
        body text not null,
        position bigint not null,
        primary key (user_id, room_id, type)
      )`.execute(db);
    await sql`create index account_data_position on homeserver.account_data (user_id, position)`.execute(db);
    await sql`
      create table homeserver.receipts (
        room_id text not null references homeserver.rooms,
        user_id text not null,
        type text not null,
        -- A thread's root, main, or empty for a receipt of the whole room.
        thread text not null default '',
        event_id text not null,
        event_position bigint not null,
        sent_at bigint not null,
        position bigint not null,
        primary key (room_id, user_id, type, thread)
      )`.execute(db);
    await sql`create index receipts_position on homeserver.receipts (room_id, position)`.execute(db);
    await sql`
      create table homeserver.filters (
        user_id text not null,
        filter_id text not null,
        body text not null,
        primary key (user_id, filter_id)
      )`.execute(db);
    await sql`
      create table homeserver.stream_position (
        only_row boolean primary key default true check (only_row),
        position bigint not null
      )`.execute(db);
    await sql`insert into homeserver.stream_position (position) values (0)`.execute(db);
  },
};
