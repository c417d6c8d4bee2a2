import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { MyDayHolders, TaskRow } from '../task-store.ts';
import type { KeptOfPrograms } from './kept-of-programs.ts';

/** What a person's programs have given to a task. */
export interface CalendarObjectRow {
  readonly person: string;
  readonly task: string;
  readonly name: string;
  readonly uid: string;
  readonly kept: KeptOfPrograms;
}

/** A task in somebody's calendar, under the name and uid that their programs know it by. */
export interface CalendarMember extends TaskRow {
  readonly object_name: string;
  readonly uid: string;
  readonly kept: KeptOfPrograms | null;
  readonly version: number;
  /** When something was changed that calendars show. */
  readonly changed_at: Date;
  readonly parent_uid: string | null;
}

/** More are not shown, those that are closed first. */
const most = 5000;

export interface MemberFilter {
  readonly holders: Omit<MyDayHolders, 'lists'>;
  /** Those that were closed before are not shown any more. */
  readonly closedSince: Date;
  readonly names?: readonly string[];
  readonly uid?: string;
  /** Open ones with a due date only. */
  readonly onlyDue?: boolean;
}

/** What concerns somebody, as my day has it, and for a while also what is done. */
export async function listMembers(tx: Tx, filter: MemberFilter): Promise<CalendarMember[]> {
  const { person, absent, orgUnits } = filter.holders;
  const { rows } = await sql<CalendarMember>`
    with mine as (
      select task as id from tasks_assignees
       where answer <> 'declined'
         and (   (kind = 'person' and subject = any(${[person, ...absent]}::uuid[]))
              or (kind = 'org-unit' and subject = any(${[...orgUnits]}::uuid[])))
      union
      select t.id from tasks_lists l join tasks_tasks t on t.list = l.id
       where l.person = ${person}
         and not exists (select 1 from tasks_assignees a where a.task = t.id and a.answer <> 'declined')
    ), members as (
      select t.*, coalesce(o.name, t.id || '.ics') as object_name, coalesce(o.uid, t.id::text) as uid, o.kept,
             coalesce(o.version, 0) as version, coalesce(p.uid, t.parent::text) as parent_uid
        from mine join tasks_tasks t using (id) join tasks_lists l on l.id = t.list
        left join tasks_calendar_objects o on o.task = t.id and o.person = ${person}
        left join tasks_calendar_objects p on p.task = t.parent and p.person = ${person}
       where t.deleted_at is null and l.archived_at is null
         and (t.state = 'open' or t.closed_at >= ${filter.closedSince})
    )
    select members.*, coalesce(changed.at, created_at) as changed_at
      from members left join lateral (
        select max(h.at) as at from tasks_history h where h.task = members.id and h.field <> 'assignees') changed on true
     where ${filter.names === undefined ? sql`true` : sql`object_name = any(${[...filter.names]}::text[])`}
       and ${filter.uid === undefined ? sql`true` : sql`uid = ${filter.uid}`}
       and ${filter.onlyDue ? sql`due_on is not null and state = 'open'` : sql`true`}
     order by state = 'open' desc, id limit ${most}`.execute(tx);
  return rows;
}

/** Programs of one person change one after the other. */
export async function lockCalendar(tx: Tx, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tasks.calendar ${person}`}, 0))`.execute(tx);
}

/** Frees a name and a uid that belong to a task which is not in the calendar any more. */
export async function freeName(
  tx: Tx,
  { person, name, uid }: Pick<CalendarObjectRow, 'person' | 'name' | 'uid'>,
): Promise<void> {
  await sql`
    delete from tasks_calendar_objects where person = ${person} and (name = ${name} or uid = ${uid})`.execute(tx);
}

export async function writeObject(tx: Tx, { person, task, name, uid, kept }: CalendarObjectRow): Promise<void> {
  await sql`
    insert into tasks_calendar_objects (person, task, name, uid, kept)
    values (${person}, ${task}, ${name}, ${uid}, ${JSON.stringify(kept)}::jsonb)
    on conflict (person, task) do update set kept = excluded.kept, version = tasks_calendar_objects.version + 1
     where tasks_calendar_objects.kept <> excluded.kept`.execute(tx);
}
