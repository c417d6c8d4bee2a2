import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Messages to devices, their keys, and the keys by which people vouch for devices and for each other. */
export const createEncryption: Migration = {
  id: '20261126-1320-create-encryption',
  async up(db) {
    await sql`
      create table homeserver.to_device_messages (
        position bigint primary key,
        user_id text not null,
        device_id text not null,
        sender text not null,
        type text not null,
        -- JSON of the content.
        body text not null,
        foreign key (user_id, device_id) references homeserver.devices on delete cascade
      )`.execute(db);
    await sql`
      create index to_device_messages_device
      on homeserver.to_device_messages (user_id, device_id, position)`.execute(db);
    await sql`
      create table homeserver.to_device_transactions (
        position bigint primary key,
        user_id text not null,
        device_id text not null,
        type text not null,
        transaction_id text not null,
        foreign key (user_id, device_id) references homeserver.devices on delete cascade
      )`.execute(db);
    await sql`
      create index to_device_transactions_device
      on homeserver.to_device_transactions (user_id, device_id, position)`.execute(db);
    await sql`
      create table homeserver.device_keys (
        user_id text not null,
        device_id text not null,
        -- JSON as it was uploaded, with the signatures that came later.
        body text not null,
        primary key (user_id, device_id),
        foreign key (user_id, device_id) references homeserver.devices on delete cascade
      )`.execute(db);
    await sql`
      create table homeserver.one_time_keys (
        user_id text not null,
        device_id text not null,
        algorithm text not null,
        key_id text not null,
        body text not null,
        -- Of the upload: the oldest are given away first.
        position bigint not null,
        primary key (user_id, device_id, algorithm, key_id),
        foreign key (user_id, device_id) references homeserver.devices on delete cascade
      )`.execute(db);
    await sql`
      create index one_time_keys_oldest
      on homeserver.one_time_keys (user_id, device_id, algorithm, position)`.execute(db);
    await sql`
      create table homeserver.fallback_keys (
        user_id text not null,
        device_id text not null,
        algorithm text not null,
        key_id text not null,
        body text not null,
        is_used boolean not null,
        primary key (user_id, device_id, algorithm),
        foreign key (user_id, device_id) references homeserver.devices on delete cascade
      )`.execute(db);
    await sql`
      create table homeserver.cross_signing_keys (
        user_id text not null references homeserver.users,
        usage text not null check (usage in ('master', 'self_signing', 'user_signing')),
        body text not null,
        -- Until then an administrator lets it be replaced without the password.
        replaceable_until timestamptz,
        primary key (user_id, usage)
      )`.execute(db);
    await sql`
      create table homeserver.key_signatures (
        signer text not null references homeserver.users,
        target_user text not null references homeserver.users,
        -- The public master key that is signed.
        target_key text not null,
        -- JSON: signatures by the names of the signer's keys.
        signatures text not null,
        position bigint not null,
        primary key (signer, target_user)
      )`.execute(db);
    await sql`create index key_signatures_target on homeserver.key_signatures (target_user)`.execute(db);
    await sql`
      create table homeserver.device_list_positions (
        user_id text primary key,
        -- Of the latest change.
        position bigint not null
      )`.execute(db);
  },
};
