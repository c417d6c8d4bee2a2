import type { Tx } from '@kontor/database';
import type { Person, Position } from '@kontor/schema';
import { type RawBuilder, sql } from 'kysely';
import { setPersonColumns, toColumns } from './person-store.ts';
import { toPositionRow } from './position-store.ts';

/** Rows that are to be written together. */
export interface ReadyChanges {
  /** With their next revision. */
  readonly persons: readonly Person[];
  readonly positions: readonly {
    readonly person: string;
    /** How many positions the person had when this was worked out. */
    readonly held: number;
    readonly removed: readonly Position[];
    readonly added: readonly Position[];
  }[];
}

const rowsAtOnce = 1000;

/** Brings the rows to the database, into tables of this transaction alone, for which nobody waits. */
export async function layReady(tx: Tx, { persons, positions }: ReadyChanges): Promise<void> {
  await makeTable(tx, 'ready_persons', sql`select * from people_persons`);
  await makeTable(tx, 'ready_positions', sql`select * from people_positions`);
  await makeTable(tx, 'ready_removals', sql`select id from people_positions`);
  await makeTable(tx, 'ready_holders', sql`select person, 0 as held from people_positions`);
  const fill = (name: string, rows: readonly object[]) => fillTable(tx, name, rows);
  await fill(
    'ready_persons',
    persons.map((person) => ({ ...toColumns(person), id: person.id, revision: person.revision })),
  );
  await fill(
    'ready_positions',
    positions.flatMap(({ added }) => added.map(toPositionRow)),
  );
  await fill(
    'ready_removals',
    positions.flatMap(({ removed }) => removed.map(({ id }) => ({ id }))),
  );
  await fill(
    'ready_holders',
    positions.map(({ person, held }) => ({ person, held })),
  );
  await sql`analyze ready_persons, ready_positions, ready_removals, ready_holders`.execute(tx);
}

/** Writes what `layReady` brought; false, and perhaps only a part, when a row is no longer the one that was read. */
export async function writeReady(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ready_holders
    where held <> (select count(*) from people_positions held where held.person = ready_holders.person)
    limit 1`.execute(tx);
  if (rows.length > 0) return false;
  const persons = await sql`
    update people_persons as old set ${setPersonColumns}, revision = new.revision, changed_at = ${now}
    from ready_persons as new where old.id = new.id and old.revision = new.revision - 1`.execute(tx);
  const removed = await sql`
    delete from people_positions using ready_removals where people_positions.id = ready_removals.id`.execute(tx);
  await sql`insert into people_positions select * from ready_positions`.execute(tx);
  return (
    (await countRows(tx, 'ready_persons')) === persons.numAffectedRows &&
    (await countRows(tx, 'ready_removals')) === removed.numAffectedRows
  );
}

async function makeTable(tx: Tx, name: string, form: RawBuilder<unknown>): Promise<void> {
  await sql`create temporary table if not exists ${sql.table(name)} on commit drop as ${form} with no data`.execute(tx);
  await sql`truncate ${sql.table(name)}`.execute(tx);
}

async function fillTable(tx: Tx, name: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const records = JSON.stringify(rows.slice(start, start + rowsAtOnce));
    await sql`
      insert into ${sql.table(name)}
      select * from jsonb_populate_recordset(null::${sql.table(name)}, ${records}::jsonb)`.execute(tx);
  }
}

async function countRows(tx: Tx, name: string): Promise<bigint> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`.execute(tx);
  return BigInt(rows[0]?.rows ?? 0);
}
