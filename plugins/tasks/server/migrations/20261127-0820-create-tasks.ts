import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

type Db = Parameters<Migration['up']>[0];

export const createTasks: Migration = {
  id: '20261127-0820-create-tasks',
  async up(db) {
    await createLists(db);
    await createTaskTable(db);
    await createBesideTasks(db);
  },
};

async function createLists(db: Db): Promise<void> {
  await sql`
    create table tasks_lists (
      id uuid primary key,
      -- Exactly one of these: whose it is.
      space uuid references spaces_spaces (id) on delete cascade,
      org_unit uuid references people_org_units (id) on delete cascade,
      person uuid references people_persons (id) on delete cascade,
      title text not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      created_by uuid references people_persons (id) on delete set null,
      revision integer not null default 1,
      check (num_nonnulls(space, org_unit, person) = 1)
    )`.execute(db);
  for (const place of ['space', 'org_unit', 'person']) {
    await sql`create index ${sql.raw(`tasks_lists_${place}`)} on tasks_lists (${sql.ref(place)})`.execute(db);
  }
  await sql`
    create table tasks_sections (
      id uuid primary key,
      list uuid not null references tasks_lists (id) on delete cascade,
      title text not null,
      rank text collate "C" not null
    )`.execute(db);
  await sql`create index tasks_sections_list on tasks_sections (list)`.execute(db);
}

async function createTaskTable(db: Db): Promise<void> {
  await sql`
    create table tasks_tasks (
      id uuid primary key,
      list uuid not null references tasks_lists (id) on delete cascade,
      parent uuid references tasks_tasks (id) on delete cascade,
      section uuid references tasks_sections (id) on delete set null,
      rank text collate "C" not null,
      title text not null,
      note text not null,
      state text not null check (state in ('open', 'done', 'dropped')),
      start_on date,
      due_on date,
      -- HH:MM on the clocks of the organisation.
      due_time text,
      priority smallint not null,
      estimate integer,
      labels jsonb not null,
      checklist jsonb not null,
      recurrence jsonb,
      source_path text,
      source_ref text,
      created_at timestamptz not null,
      created_by uuid references people_persons (id) on delete set null,
      closed_at timestamptz,
      closed_by uuid references people_persons (id) on delete set null,
      deleted_at timestamptz,
      -- The task with which it was deleted, itself for that one.
      deleted_with uuid,
      revision integer not null default 1,
      -- By field: the revision that changed it last, and who did.
      field_revisions jsonb not null default '{}'
    )`.execute(db);
  await sql`
    create index tasks_tasks_open on tasks_tasks (list, rank)
     where state = 'open' and parent is null and deleted_at is null`.execute(db);
  await sql`
    create index tasks_tasks_closed on tasks_tasks (list, closed_at desc)
     where state <> 'open' and parent is null and deleted_at is null`.execute(db);
  await sql`create index tasks_tasks_parent on tasks_tasks (parent) where parent is not null`.execute(db);
  await sql`create index tasks_tasks_section on tasks_tasks (section) where section is not null`.execute(db);
  await sql`create index tasks_tasks_due on tasks_tasks (due_on) where state = 'open' and deleted_at is null`.execute(
    db,
  );
  await sql`create index tasks_tasks_source on tasks_tasks (source_path) where source_path is not null`.execute(db);
  await sql`create index tasks_tasks_deleted on tasks_tasks (deleted_at) where deleted_at is not null`.execute(db);
}

async function createBesideTasks(db: Db): Promise<void> {
  await sql`
    create table tasks_assignees (
      task uuid not null references tasks_tasks (id) on delete cascade,
      kind text not null check (kind in ('person', 'org-unit')),
      subject uuid not null,
      answer text not null check (answer in ('asked', 'accepted', 'declined')),
      reason text not null default '',
      asked_by uuid references people_persons (id) on delete set null,
      asked_at timestamptz not null,
      primary key (task, kind, subject)
    )`.execute(db);
  await sql`create index tasks_assignees_subject on tasks_assignees (subject, kind)`.execute(db);
  await sql`
    create table tasks_blockers (
      task uuid not null references tasks_tasks (id) on delete cascade,
      blocker uuid not null references tasks_tasks (id) on delete cascade,
      primary key (task, blocker)
    )`.execute(db);
  await sql`create index tasks_blockers_blocker on tasks_blockers (blocker)`.execute(db);
  await sql`
    create table tasks_comments (
      id uuid primary key,
      task uuid not null references tasks_tasks (id) on delete cascade,
      person uuid references people_persons (id) on delete set null,
      at timestamptz not null,
      text text not null
    )`.execute(db);
  await sql`create index tasks_comments_task on tasks_comments (task, at)`.execute(db);
  await sql`
    create table tasks_history (
      id bigint generated always as identity primary key,
      task uuid not null references tasks_tasks (id) on delete cascade,
      at timestamptz not null,
      person uuid references people_persons (id) on delete set null,
      field text not null,
      was jsonb,
      now jsonb
    )`.execute(db);
  await sql`create index tasks_history_task on tasks_history (task, id desc)`.execute(db);
}
