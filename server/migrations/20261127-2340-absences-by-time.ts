import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Absences that begin or end within a day, and a note for those who are not close: absences by days stay as they are. */
export const absencesByTime: Migration = {
  id: '20261127-2340-absences-by-time',
  async up(db) {
    await sql`
      alter table people_absences
        -- Times of day of the organisation; none is the beginning of the first day, and the end of the last.
        add column from_time text check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        add column until_time text check (until_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        add column note_for_all text,
        add check (from_day < until_day or coalesce(from_time, '00:00') < coalesce(until_time, '24:00'))`.execute(db);
    await sql`create index people_absences_until on people_absences (until_day)`.execute(db);
  },
};
