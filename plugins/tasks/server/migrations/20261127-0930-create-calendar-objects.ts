import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createCalendarObjects: Migration = {
  id: '20261127-0930-create-calendar-objects',
  async up(db) {
    // What programs of a person have given to a task: nobody else sees it.
    await sql`
      create table tasks_calendar_objects (
        person uuid not null references people_persons (id) on delete cascade,
        task uuid not null references tasks_tasks (id) on delete cascade,
        -- The last part of its address.
        name text not null,
        uid text not null,
        -- What tasks have no place for, such as alarms.
        kept jsonb not null,
        version integer not null default 1,
        primary key (person, task),
        unique (person, name),
        unique (person, uid)
      )`.execute(db);
    await sql`create index tasks_calendar_objects_task on tasks_calendar_objects (task)`.execute(db);
  },
};
