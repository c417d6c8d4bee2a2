import type { Tx } from '@kontor/database';
import type { NewOrgUnit, OrgUnit } from '@kontor/schema';
import { type Selectable, sql } from 'kysely';

export interface OrgUnitTable {
  id: string;
  code: string;
  parent: string | null;
  name: string;
  abbreviation: string | null;
  place: string | null;
  tasks: string[];
  revision: number;
  changed_at: Date;
}

/** A unit with the time of its last change, for the search. */
export type DatedOrgUnit = OrgUnit & { readonly changedAt: Date };

const tables = (tx: Tx) => tx.withTables<{ people_org_units: OrgUnitTable }>();

export async function findOrgUnits(tx: Tx, ids: readonly string[]): Promise<DatedOrgUnit[]> {
  if (ids.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('people_org_units')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map(toOrgUnit);
}

/** The whole tree, ordered by code: numbers in codes count as numbers, `D1.2` before `D1.10`. */
export async function listOrgUnits(tx: Tx): Promise<DatedOrgUnit[]> {
  // One value for all rows: every search reads them, and their lists and times cost the driver more than the query.
  const { rows } = await sql<{ units: (Omit<OrgUnitTable, 'changed_at'> & { changed_at: string })[] | null }>`
    select json_agg(u) as units from people_org_units u`.execute(tx);
  const units = (rows[0]?.units ?? []).map((row) => ({ ...row, changed_at: new Date(row.changed_at) }));
  return units.map(toOrgUnit).sort((a, b) => byCode.compare(a.code, b.code));
}

const byCode = new Intl.Collator('de', { numeric: true });

/** The row, locked until the end of the transaction. */
export async function lockOrgUnit(tx: Tx, id: string): Promise<DatedOrgUnit | undefined> {
  const row = await tables(tx)
    .selectFrom('people_org_units')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && toOrgUnit(row);
}

export async function findIdByCode(tx: Tx, code: string): Promise<string | undefined> {
  const row = await tables(tx).selectFrom('people_org_units').select('id').where('code', '=', code).executeTakeFirst();
  return row?.id;
}

/** False when the code is taken. */
export async function insertOrgUnit(tx: Tx, unit: OrgUnit, now: Date): Promise<boolean> {
  const { id, revision } = unit;
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('people_org_units')
    .values({ id, revision, ...toColumns(unit), changed_at: now })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Keeps a unit from being removed until the end of the transaction; false when there is none. */
export async function keepOrgUnit(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from people_org_units where id = ${id} for key share`.execute(tx);
  return rows.length > 0;
}

/** Locks a unit to remove it; false at once when another transaction keeps it. */
export async function lockForRemoval(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from people_org_units where id = ${id} for update skip locked`.execute(tx);
  return rows.length > 0;
}

export async function writeOrgUnit(tx: Tx, unit: OrgUnit, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('people_org_units')
    .set({ ...toColumns(unit), revision: unit.revision, changed_at: now })
    .where('id', '=', unit.id)
    .execute();
}

export async function deleteOrgUnit(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('people_org_units').where('id', '=', id).execute();
}

/** The unit and all below it. */
export async function listSubtree(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive units as (
      select ${id}::uuid as id
      union
      select unit.id from people_org_units unit join units on unit.parent = units.id
    )
    select id from units`.execute(tx);
  return rows.map((row) => row.id);
}

/** The unit and all above it. */
export async function listAncestors(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive units as (
      select id, parent from people_org_units where id = ${id}
      union
      select unit.id, unit.parent from people_org_units unit join units on unit.id = units.parent
    )
    select id from units`.execute(tx);
  return rows.map((row) => row.id);
}

/** Ids in pages, for re-indexing. */
export async function listOrgUnitIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  let query = tables(tx).selectFrom('people_org_units').select('id').orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.execute()).map((row) => row.id);
}

function toColumns(unit: NewOrgUnit): Omit<OrgUnitTable, 'id' | 'revision' | 'changed_at'> {
  const { code, parent, name, abbreviation, place, tasks } = unit;
  return { code, parent, name, abbreviation, place, tasks };
}

function toOrgUnit(row: Selectable<OrgUnitTable>): DatedOrgUnit {
  const { changed_at: changedAt, ...unit } = row;
  return { ...unit, changedAt };
}
