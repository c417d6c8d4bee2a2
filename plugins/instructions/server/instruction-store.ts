import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { DocNode } from '@kontor/editor/shared';
import type { Addressee } from '@kontor/schema';
import { sql } from 'kysely';

export interface InstructionRow {
  id: string;
  office: string | null;
  office_name: string;
  addressees: Addressee[];
  audience: string[];
  source: string;
  kept_years: number;
  created_at: Date;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  reminded_on: IsoDate | null;
}

export interface VersionRow {
  id: string;
  instruction: string;
  number: number;
  title: string;
  note: string;
  valid_from: IsoDate;
  deadline: IsoDate | null;
  issued_at: Date;
  issued_by: string | null;
  issued_by_name: string;
  superseded_at: Date | null;
}

/** An instruction and its current version. */
export interface CurrentRow {
  readonly instruction: InstructionRow;
  readonly version: VersionRow;
}

const versionColumns = sql`
  id, instruction, number, title, note, valid_from, deadline, issued_at, issued_by, issued_by_name, superseded_at`;

export async function insertInstruction(tx: Tx, row: InstructionRow): Promise<void> {
  const { id, office, office_name: name, addressees, audience, source, kept_years: years, created_at: at } = row;
  await sql`
    insert into instructions_instructions (id, office, office_name, addressees, audience, source, kept_years, created_at)
    values (${id}, ${office}, ${name}, ${JSON.stringify(addressees)}::jsonb, ${audience}::text[], ${source}, ${years},
            ${at})`.execute(tx);
}

export async function aimInstruction(
  tx: Tx,
  { id, addressees, audience, source }: Pick<InstructionRow, 'id' | 'addressees' | 'audience' | 'source'>,
): Promise<void> {
  await sql`
    update instructions_instructions
       set addressees = ${JSON.stringify(addressees)}::jsonb, audience = ${audience}::text[], source = ${source}
     where id = ${id}`.execute(tx);
}

/** Takes the place of the one before. */
export async function insertVersion(tx: Tx, row: Omit<VersionRow, 'superseded_at'>, doc: DocNode): Promise<void> {
  await sql`
    update instructions_versions set superseded_at = ${row.issued_at}
     where instruction = ${row.instruction} and superseded_at is null`.execute(tx);
  await sql`
    insert into instructions_versions
      (id, instruction, number, title, doc, note, valid_from, deadline, issued_at, issued_by, issued_by_name)
    values (${row.id}, ${row.instruction}, ${row.number}, ${row.title}, ${JSON.stringify(doc)}::jsonb, ${row.note},
            ${row.valid_from}, ${row.deadline}, ${row.issued_at}, ${row.issued_by}, ${row.issued_by_name})`.execute(tx);
}

/** `share`: nobody asks anew meanwhile; `update`: nobody confirms either. */
export async function lockInstruction(tx: Tx, id: string, how: 'share' | 'update'): Promise<CurrentRow | undefined> {
  await sql`
    select 1 from instructions_instructions where id = ${id} ${how === 'share' ? sql`for share` : sql`for update`}`.execute(
    tx,
  );
  return (await findCurrent(tx, [id]))[0];
}

/** In no order; unknown ids are left out. */
export async function findCurrent(tx: Tx, ids: readonly string[]): Promise<CurrentRow[]> {
  if (ids.length === 0) return [];
  return readCurrent(tx, await listRows(tx, sql`id = any(${[...ids]}::uuid[])`));
}

/** What asks those who hold one of these tokens. */
export async function listAskingBy(tx: Tx, tokens: readonly string[]): Promise<CurrentRow[]> {
  return readCurrent(tx, await listRows(tx, sql`withdrawn_at is null and audience && ${[...tokens]}::text[]`));
}

/** All that asks anybody. */
export async function listAsking(tx: Tx): Promise<CurrentRow[]> {
  return readCurrent(tx, await listRows(tx, sql`withdrawn_at is null`));
}

/** Of these offices, also what was taken back. */
export async function listOfOffices(tx: Tx, offices: readonly string[]): Promise<CurrentRow[]> {
  return readCurrent(tx, await listRows(tx, sql`office = any(${[...offices]}::uuid[])`));
}

/** Issued at last by this person. */
export async function listIssuedBy(tx: Tx, person: string): Promise<CurrentRow[]> {
  return readCurrent(
    tx,
    await listRows(
      tx,
      sql`id in (select instruction from instructions_versions where superseded_at is null and issued_by = ${person})`,
    ),
  );
}

export async function listMadeOf(tx: Tx, source: string): Promise<CurrentRow[]> {
  return readCurrent(tx, await listRows(tx, sql`source = ${source} and withdrawn_at is null`));
}

/** In order of id, for walks in pages. */
export async function listIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from instructions_instructions where ${after === undefined ? sql`true` : sql`id > ${after}`}
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

async function listRows(tx: Tx, where: ReturnType<typeof sql>): Promise<InstructionRow[]> {
  const { rows } =
    await sql<InstructionRow>`select * from instructions_instructions where ${where} order by id`.execute(tx);
  return rows;
}

async function readCurrent(tx: Tx, instructions: readonly InstructionRow[]): Promise<CurrentRow[]> {
  if (instructions.length === 0) return [];
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from instructions_versions
     where superseded_at is null and instruction = any(${instructions.map(({ id }) => id)}::uuid[])`.execute(tx);
  const versions = new Map(rows.map((version) => [version.instruction, version]));
  return instructions.flatMap((instruction) => {
    const version = versions.get(instruction.id);
    return version ? [{ instruction, version }] : [];
  });
}

/** Newest first. */
export async function listVersions(tx: Tx, instruction: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from instructions_versions where instruction = ${instruction} order by number desc`.execute(
    tx,
  );
  return rows;
}

export async function findVersion(tx: Tx, id: string): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from instructions_versions where id = ${id}`.execute(tx);
  return rows[0];
}

/** Texts by version. */
export async function readDocs(tx: Tx, versions: readonly string[]): Promise<Map<string, DocNode>> {
  const { rows } = await sql<{ id: string; doc: DocNode }>`
    select id, doc from instructions_versions where id = any(${[...versions]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, doc }) => [id, doc]));
}

export async function setWithdrawn(tx: Tx, id: string, at: Date, by: string): Promise<void> {
  await sql`
    update instructions_instructions set withdrawn_at = ${at}, withdrawn_by = ${by} where id = ${id}`.execute(tx);
}

/** False when it was that day already. */
export async function setReminded(tx: Tx, id: string, day: IsoDate): Promise<boolean> {
  const { rows } = await sql`
    update instructions_instructions set reminded_on = ${day}
     where id = ${id} and (reminded_on is null or reminded_on < ${day}) returning id`.execute(tx);
  return rows.length > 0;
}

/** With their proofs, whose period is over; answers with the ids. */
export async function deleteEnded(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from instructions_instructions
     where withdrawn_at + make_interval(years => kept_years) <= ${now} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The same for versions of which a later one took the place. */
export async function deleteSuperseded(tx: Tx, now: Date): Promise<void> {
  await sql`
    delete from instructions_versions version using instructions_instructions instruction
     where instruction.id = version.instruction
       and superseded_at + make_interval(years => kept_years) <= ${now}`.execute(tx);
}
