import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Pictures that were fetched for the preview of a link go again, those of people stay. */
export const markPreviews: Migration = {
  id: '20261126-1511-mark-homeserver-previews',
  async up(db) {
    await sql`alter table homeserver.media add column is_preview boolean not null default false`.execute(db);
    await sql`create index media_previews on homeserver.media (created_at) where is_preview`.execute(db);
    await sql`create index media_uses_room on homeserver.media_uses (room_id, position)`.execute(db);
  },
};
