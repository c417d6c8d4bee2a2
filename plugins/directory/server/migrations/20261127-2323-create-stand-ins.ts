import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createStandIns: Migration = {
  id: '20261127-2323-create-stand-ins',
  async up(db) {
    // For whom a person was standing in when the search last read them: who is another now is read again.
    await sql`
      create table directory_stand_ins (
        substitute uuid not null references people_persons (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        primary key (substitute, person)
      )`.execute(db);
    await sql`create index directory_stand_ins_person on directory_stand_ins (person)`.execute(db);
  },
};
