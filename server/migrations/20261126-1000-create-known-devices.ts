import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createKnownDevices: Migration = {
  id: '20261126-1000-create-known-devices',
  async up(db) {
    await sql`
      create table accounts_known_devices (
        account uuid not null references accounts_accounts (id) on delete cascade,
        -- SHA-256 of the browser's random id together with the login: two accounts of one browser share nothing.
        device_hash bytea not null,
        expires_at timestamptz not null,
        primary key (account, device_hash)
      )`.execute(db);
    await sql`create index accounts_known_devices_expires_at on accounts_known_devices (expires_at)`.execute(db);
  },
};
