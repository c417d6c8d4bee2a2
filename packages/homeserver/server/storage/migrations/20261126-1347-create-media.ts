import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Media lie in the database with everything else, so that one snapshot backs up all. */
export const createMedia: Migration = {
  id: '20261126-1347-create-homeserver-media',
  async up(db) {
    await sql`
      create table homeserver.media (
        media_id text primary key,
        user_id text not null,
        -- As it was declared at the upload.
        type text not null default 'application/octet-stream',
        -- What the first bytes say it is, if they say anything.
        sniffed_type text,
        name text,
        -- Null until everything has arrived.
        bytes bigint,
        quarantined_by text,
        created_at timestamptz not null
      )`.execute(db);
    await sql`create index media_user on homeserver.media (user_id, created_at)`.execute(db);
    await sql`create index media_waiting on homeserver.media (created_at) where bytes is null`.execute(db);
    await sql`
      create table homeserver.media_chunks (
        media_id text not null references homeserver.media on delete cascade,
        number int not null,
        content bytea not null,
        primary key (media_id, number)
      )`.execute(db);
    // Pictures and films are compressed already.
    await sql`alter table homeserver.media_chunks alter column content set storage external`.execute(db);
    await sql`
      create table homeserver.media_thumbnails (
        media_id text not null references homeserver.media on delete cascade,
        -- Width, height, method and whether it moves.
        variant text not null,
        type text not null,
        content bytea not null,
        primary key (media_id, variant)
      )`.execute(db);
    await sql`alter table homeserver.media_thumbnails alter column content set storage external`.execute(db);
    await sql`
      create table homeserver.media_uses (
        media_id text not null,
        room_id text not null,
        -- Of the event that names it.
        position bigint not null,
        -- Null where it was made sure that the sender might pass it on.
        sender text
      )`.execute(db);
    await sql`create index media_uses_media on homeserver.media_uses (media_id)`.execute(db);
    await sql`create index users_avatar on homeserver.users ((profile ->> 'avatar_url'))`.execute(db);
  },
};
