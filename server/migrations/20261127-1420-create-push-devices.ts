import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createPushDevices: Migration = {
  id: '20261127-1420-create-push-devices',
  async up(db) {
    // Null: what the kind itself says.
    await sql`
      alter table notifications_settings
        alter column is_on drop not null,
        add column by_push boolean,
        add column by_mail boolean`.execute(db);
    await sql`
      alter table notifications_entries
        -- Whoever was away from Kontor has been told of it, by push or mail.
        add column reached boolean not null default false`.execute(db);
    await sql`
      create table notifications_push_key (
        single boolean primary key default true check (single),
        public_key text not null,
        -- Sealed with the key in the data folder.
        private_key_sealed text not null
      )`.execute(db);
    await sql`
      create table notifications_devices (
        id uuid primary key,
        person uuid not null references people_persons (id) on delete cascade,
        -- Whoever signs out there is told of nothing there any more.
        session uuid not null references accounts_sessions (id) on delete cascade,
        name text not null,
        endpoint text not null unique,
        -- The device's public key and the secret that it shares with us (RFC 8291), sealed.
        keys_sealed text not null,
        shows_titles boolean not null,
        created_at timestamptz not null,
        used_at timestamptz
      )`.execute(db);
    await sql`create index notifications_devices_person on notifications_devices (person)`.execute(db);
    await sql`create index notifications_devices_session on notifications_devices (session)`.execute(db);
    // When somebody was last busy in Kontor; forgotten after minutes.
    await sql`
      create table notifications_present (
        person uuid primary key references people_persons (id) on delete cascade,
        seen_at timestamptz not null
      )`.execute(db);
  },
};
