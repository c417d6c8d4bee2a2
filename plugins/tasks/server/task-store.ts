import type { IsoDate, Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { ChangedField, CheckItem, Priority, Recurrence, TaskState } from '../shared/index.ts';
import type { FieldValues } from '../shared/list-field.ts';

/** Who changed a field last, and with which revision. */
export type FieldRevisions = Partial<Record<ChangedField, { readonly revision: number; readonly by: string }>>;

export interface TaskRow {
  id: string;
  list: string;
  parent: string | null;
  section: string | null;
  rank: string;
  archived: boolean;
  title: string;
  note: string;
  state: TaskState;
  start_on: IsoDate | null;
  due_on: IsoDate | null;
  due_time: string | null;
  priority: Priority;
  estimate: number | null;
  labels: string[];
  checklist: CheckItem[];
  recurrence: Recurrence | null;
  field_values: FieldValues;
  source_path: string | null;
  source_ref: Ref | null;
  created_at: Date;
  created_by: string | null;
  closed_at: Date | null;
  closed_by: string | null;
  deleted_at: Date | null;
  deleted_with: string | null;
  revision: number;
  field_revisions: FieldRevisions;
}

export async function findTasks(tx: Tx, ids: readonly string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<TaskRow>`select * from tasks_tasks where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

/** Nobody else changes it until the end of the transaction. */
export async function lockTask(tx: Tx, id: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`select * from tasks_tasks where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Ids in order, for walks in pages. */
export async function listTaskIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from tasks_tasks where ${after === undefined ? sql`true` : sql`id > ${after}`}
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** `closed`: done or dropped, and not filed away. */
export type Shelf = 'open' | 'closed' | 'archived';

const ofShelf: Readonly<Record<Shelf, ReturnType<typeof sql>>> = {
  open: sql`state = 'open'`,
  closed: sql`state <> 'open' and not archived`,
  archived: sql`state <> 'open' and archived`,
};

const ofList = (list: string, shelf: Shelf) => sql`
  list = ${list} and parent is null and deleted_at is null and ${ofShelf[shelf]}`;

/** Open ones by section and place, others by when they were closed, the last first; without parts. */
export async function listTaskWindow(
  tx: Tx,
  list: string,
  { state, offset, limit }: { readonly state: Shelf; readonly offset: number; readonly limit: number },
): Promise<TaskRow[]> {
  const window = sql`limit ${limit} offset ${offset}`;
  if (state !== 'open') {
    const { rows } = await sql<TaskRow>`
      select * from tasks_tasks where ${ofList(list, state)} order by closed_at desc, id ${window}`.execute(tx);
    return rows;
  }
  // Of each section no more than could be shown: sorting all of a long list takes a hundred times as long.
  const first = (section: ReturnType<typeof sql>) => sql`
    select * from tasks_tasks where ${ofList(list, state)} and ${section} order by rank, id limit ${offset + limit}`;
  const { rows } = await sql<TaskRow>`
    select t.* from (
      select null as section_rank, * from (${first(sql`section is null`)}) as without
      union all
      select s.rank, inside.* from tasks_sections s cross join lateral (${first(sql`section = s.id`)}) as inside
       where s.list = ${list}
    ) as t order by section_rank collate "C" nulls first, section nulls first, rank, id ${window}`.execute(tx);
  return rows;
}

export async function countTasks(tx: Tx, list: string, state: Shelf): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from tasks_tasks where ${ofList(list, state)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Of any of these tasks, by their place. */
export async function listParts(tx: Tx, parents: readonly string[]): Promise<TaskRow[]> {
  if (parents.length === 0) return [];
  const { rows } = await sql<TaskRow>`
    select * from tasks_tasks where parent = any(${[...parents]}::uuid[]) and deleted_at is null order by rank, id`.execute(
    tx,
  );
  return rows;
}

type Siblings = Pick<TaskRow, 'list' | 'parent' | 'section'>;

/** Those that share an order: open ones of a section, or the parts of a task. Said so that an index finds them. */
const siblings = ({ list, parent, section }: Siblings) => sql`
  list = ${list} and deleted_at is null
  and ${section === null ? sql`section is null` : sql`section = ${section}`}
  and ${parent === null ? sql`parent is null and state = 'open'` : sql`parent = ${parent}`}`;

/** The last place taken in a section, or among the parts of a task. */
export async function findLastRank(tx: Tx, among: Siblings): Promise<string | null> {
  const { rows } = await sql<{ rank: string | null }>`
    select max(rank) as rank from tasks_tasks where ${siblings(among)}`.execute(tx);
  return rows[0]?.rank ?? null;
}

/** The first place taken behind one. */
export async function findRankBehind(
  tx: Tx,
  { rank, ...among }: Siblings & Pick<TaskRow, 'rank'>,
): Promise<string | null> {
  const { rows } = await sql<{ rank: string | null }>`
    select min(rank) as rank from tasks_tasks where ${siblings(among)} and rank > ${rank}`.execute(tx);
  return rows[0]?.rank ?? null;
}

/** False where one of these ids is taken. */
export async function insertTasks(tx: Tx, tasks: readonly TaskRow[]): Promise<boolean> {
  if (tasks.length === 0) return true;
  const { numAffectedRows } = await sql`
    insert into tasks_tasks select * from jsonb_populate_recordset(null::tasks_tasks, ${JSON.stringify(tasks)}::jsonb)
    on conflict (id) do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) === BigInt(tasks.length);
}

/** Everything of a task that changes; its revision is the next one. */
export async function writeTask(tx: Tx, task: TaskRow): Promise<TaskRow> {
  const next = { ...task, revision: task.revision + 1 };
  await sql`
    update tasks_tasks set
      list = ${next.list}, parent = ${next.parent}, section = ${next.section}, rank = ${next.rank}, title = ${next.title},
      archived = ${next.archived},
      note = ${next.note}, state = ${next.state}, start_on = ${next.start_on}, due_on = ${next.due_on},
      due_time = ${next.due_time}, priority = ${next.priority}, estimate = ${next.estimate},
      labels = ${JSON.stringify(next.labels)}::jsonb, checklist = ${JSON.stringify(next.checklist)}::jsonb,
      recurrence = ${next.recurrence === null ? null : JSON.stringify(next.recurrence)}::jsonb,
      field_values = ${JSON.stringify(next.field_values)}::jsonb,
      closed_at = ${next.closed_at}, closed_by = ${next.closed_by}, deleted_at = ${next.deleted_at},
      deleted_with = ${next.deleted_with}, revision = ${next.revision},
      field_revisions = ${JSON.stringify(next.field_revisions)}::jsonb
     where id = ${next.id}`.execute(tx);
  return next;
}

/** Those deleted together with one. */
export async function listDeletedWith(tx: Tx, id: string): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`select * from tasks_tasks where deleted_with = ${id} for update`.execute(tx);
  return rows;
}

/** From a place and all within it, the newest first. */
export async function listTasksFrom(tx: Tx, place: string, limit: number): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select * from tasks_tasks
     where source_path collate "C" ^@ ${place} and substr(source_path, ${place.length + 1}, 1) in ('', '/', '#', '?')
       and deleted_at is null
     order by created_at desc, id limit ${limit}`.execute(tx);
  return rows;
}

/** Open ones that are due on a day, in order of their ids. */
export async function listDueOn(tx: Tx, day: IsoDate, after: string | undefined, limit: number): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select * from tasks_tasks
     where due_on = ${day} and state = 'open' and deleted_at is null and ${after === undefined ? sql`true` : sql`id > ${after}`}
     order by id limit ${limit}`.execute(tx);
  return rows;
}

export interface MyDayHolders {
  readonly person: string;
  /** For whom the person stands in today. */
  readonly absent: readonly string[];
  readonly orgUnits: readonly string[];
  /** Their own lists. */
  readonly lists: readonly string[];
}

export interface MyDayRow extends TaskRow {
  /** Assigned to the person, or in a list of theirs and to nobody. */
  readonly own: boolean;
  /** The first of their offices, or of those for whom they stand in, to whom it is assigned. */
  readonly via_unit: string | null;
  readonly via_person: string | null;
}

/** Open tasks that concern somebody, the most pressing first. */
export async function listMyDay(
  tx: Tx,
  { person, absent, orgUnits, lists }: MyDayHolders,
  limit: number,
): Promise<MyDayRow[]> {
  const { rows } = await sql<MyDayRow>`
    with mine as (
      select task as id, bool_or(kind = 'person' and subject = ${person}) as own,
             (min(subject::text) filter (where kind = 'org-unit'))::uuid as via_unit,
             (min(subject::text) filter (where kind = 'person' and subject <> ${person}))::uuid as via_person
        from tasks_assignees
       where answer <> 'declined'
         and (   (kind = 'person' and subject = any(${[person, ...absent]}::uuid[]))
              or (kind = 'org-unit' and subject = any(${[...orgUnits]}::uuid[])))
       group by task
      union all
      select t.id, true, null, null
        from tasks_tasks t
       where t.list = any(${[...lists]}::uuid[]) and t.state = 'open' and t.deleted_at is null
         and not exists (select 1 from tasks_assignees a where a.task = t.id and a.answer <> 'declined')
    )
    select t.*, mine.own, mine.via_unit, mine.via_person
      from mine join tasks_tasks t using (id) join tasks_lists l on l.id = t.list
     where t.state = 'open' and t.deleted_at is null and l.archived_at is null
     order by t.due_on nulls last, t.due_time nulls last, t.priority desc, t.id limit ${limit}`.execute(tx);
  return rows;
}
