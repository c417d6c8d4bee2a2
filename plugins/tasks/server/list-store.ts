import type { Tx } from '@kontor/database';
import type { AccessSubject } from '@kontor/schema';
import { sql } from 'kysely';
import type { ListPlace, Section } from '../shared/index.ts';

export interface ListRow {
  id: string;
  space: string | null;
  org_unit: string | null;
  person: string | null;
  title: string;
  archived_at: Date | null;
  created_at: Date;
  created_by: string | null;
  revision: number;
  /** Null: all who may where it belongs. */
  read_limit: AccessSubject[] | null;
  write_limit: AccessSubject[] | null;
}

export interface SectionRow extends Section {
  readonly list: string;
}

const columnOf = { space: 'space', 'org-unit': 'org_unit', person: 'person' } as const;

export function placeOf({ space, org_unit: unit, person }: Pick<ListRow, 'space' | 'org_unit' | 'person'>): ListPlace {
  if (space !== null) return { kind: 'space', id: space };
  if (unit !== null) return { kind: 'org-unit', id: unit };
  if (person !== null) return { kind: 'person', id: person };
  throw new Error('A task list belongs to nobody');
}

export async function findLists(tx: Tx, ids: readonly string[]): Promise<ListRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ListRow>`select * from tasks_lists where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

/** Nobody else changes it until the end of the transaction. */
export async function lockList(tx: Tx, id: string): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`select * from tasks_lists where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Lists of any of these places, by title. */
export async function listListsAt(
  tx: Tx,
  places: { readonly spaces: readonly string[]; readonly orgUnits: readonly string[]; readonly person: string },
): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`
    select * from tasks_lists
     where space = any(${[...places.spaces]}::uuid[]) or org_unit = any(${[...places.orgUnits]}::uuid[])
        or person = ${places.person}
     order by title, id`.execute(tx);
  return rows;
}

/** Ids of a person's own, without those in the archive. */
export async function listOwnLists(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from tasks_lists where person = ${person} and archived_at is null order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** False where there is one with this id. */
export async function insertList(
  tx: Tx,
  list: {
    readonly id: string;
    readonly place: ListPlace;
    readonly title: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { id, place, title, by, at } = list;
  const { numAffectedRows } = await sql`
    insert into tasks_lists (id, ${sql.ref(columnOf[place.kind])}, title, created_at, created_by)
    values (${id}, ${place.id}, ${title}, ${at}, ${by}) on conflict (id) do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function updateList(
  tx: Tx,
  id: string,
  { title, archivedAt }: { readonly title: string; readonly archivedAt: Date | null },
): Promise<void> {
  await sql`
    update tasks_lists set title = ${title}, archived_at = ${archivedAt}, revision = revision + 1
     where id = ${id}`.execute(tx);
}

export async function deleteListRow(tx: Tx, id: string): Promise<void> {
  await sql`delete from tasks_lists where id = ${id}`.execute(tx);
}

/** In the order of each list. */
export async function listSectionsOf(tx: Tx, lists: readonly string[]): Promise<SectionRow[]> {
  if (lists.length === 0) return [];
  const { rows } = await sql<SectionRow>`
    select * from tasks_sections where list = any(${[...lists]}::uuid[]) order by rank, id`.execute(tx);
  return rows;
}

export async function hasSection(tx: Tx, list: string, section: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from tasks_sections where id = ${section} and list = ${list} for share`.execute(tx);
  return rows.length > 0;
}

/** What is there already under this id stays. */
export async function insertSection(tx: Tx, { id, list, title, rank }: SectionRow): Promise<void> {
  await sql`
    insert into tasks_sections (id, list, title, rank) values (${id}, ${list}, ${title}, ${rank})
    on conflict (id) do nothing`.execute(tx);
}

/** False where the list has no such section. */
export async function updateSection(
  tx: Tx,
  { list, id, title, rank }: { list: string; id: string; title: string | undefined; rank: string | undefined },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update tasks_sections set title = coalesce(${title ?? null}, title), rank = coalesce(${rank ?? null}, rank)
     where id = ${id} and list = ${list}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function deleteSection(tx: Tx, list: string, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from tasks_sections where id = ${id} and list = ${list}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
