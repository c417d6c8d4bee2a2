import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/**
 * What messages, names and topics say, for searching. The text is cut out of the event's JSON as it stands, escapes become
 * blanks: PostgreSQL's own JSON refuses some that clients may send, and an event must never fail for its index.
 */
export const indexTexts: Migration = {
  id: '20261126-1335-index-texts',
  async up(db) {
    for (const [type, key] of [
      ['message', 'body'],
      ['name', 'name'],
      ['topic', 'topic'],
    ] as const)
      await sql
        .raw(
          `create index events_text_${key} on homeserver.events using gin (
             to_tsvector('simple', regexp_replace(
               substring(body from '"${key}":"((?:[^"\\\\]|\\\\.)*)"'), '\\\\(u[0-9a-fA-F]{4}|.)', ' ', 'g')))
           where type = 'm.room.${type}'`,
        )
        .execute(db);
  },
};
