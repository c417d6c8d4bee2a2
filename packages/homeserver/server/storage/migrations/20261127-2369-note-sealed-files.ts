import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** What an encrypted event names only its sender can tell: so that the file goes with what it was sent with. */
export const noteSealedFiles: Migration = {
  id: '20261127-2369-note-homeserver-sealed-files',
  async up(db) {
    await sql`
      create table homeserver.sealed_media_uses (
        media_id text not null references homeserver.media on delete cascade,
        -- Of the encrypted event that names it, as its sender says.
        position bigint not null,
        sender text not null,
        primary key (media_id, position)
      )`.execute(db);
  },
};
