import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Keys of rooms that people keep here, encrypted by themselves. */
export const createKeyBackups: Migration = {
  id: '20261126-1321-create-key-backups',
  async up(db) {
    await sql`
      create table homeserver.key_backups (
        user_id text not null references homeserver.users,
        version bigint not null,
        algorithm text not null,
        auth_data text not null,
        etag bigint not null default 0,
        -- How many keys there are.
        count bigint not null default 0,
        -- Stays, so that no version is given out again.
        is_deleted boolean not null default false,
        primary key (user_id, version)
      )`.execute(db);
    await sql`
      create table homeserver.key_backup_sessions (
        user_id text not null,
        version bigint not null,
        room_id text not null,
        session_id text not null,
        first_message_index bigint not null,
        forwarded_count bigint not null,
        is_verified boolean not null,
        -- JSON that only the person can read.
        session_data text not null,
        primary key (user_id, version, room_id, session_id),
        foreign key (user_id, version) references homeserver.key_backups
      )`.execute(db);
  },
};
