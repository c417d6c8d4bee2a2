import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createReminders: Migration = {
  id: '20261127-1200-create-reminders',
  async up(db) {
    await sql`
      create table tasks_reminders (
        id uuid primary key,
        task uuid not null references tasks_tasks (id) on delete cascade,
        person uuid not null references people_persons (id) on delete cascade,
        "when" jsonb not null,
        -- Nothing while there is no due date to count from.
        at timestamptz,
        -- The moment for which it was told, or which had passed before there was anything to tell.
        told_for timestamptz
      )`.execute(db);
    await sql`create index tasks_reminders_task on tasks_reminders (task, person)`.execute(db);
    await sql`create index tasks_reminders_person on tasks_reminders (person)`.execute(db);
    await sql`
      create index tasks_reminders_waiting on tasks_reminders (at) where told_for is distinct from at`.execute(db);
    // One row: up to which day people were told in the morning of what is due.
    await sql`
      create table tasks_due_told (
        id boolean primary key default true check (id),
        day date not null
      )`.execute(db);
  },
};
