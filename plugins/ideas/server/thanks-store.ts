import type { Tx } from '@kontor/database';
import type { Addressee } from '@kontor/schema';
import { sql } from 'kysely';
import type { ThankedChoice, ThanksSign } from '../shared/index.ts';

export interface ThanksRow {
  id: string;
  author: string | null;
  sign: ThanksSign;
  text: string;
  addressees: Addressee[];
  said_at: Date;
}

export interface ThankedRow {
  thanks: string;
  person: string | null;
  org_unit: string | null;
  choice: ThankedChoice | null;
}

/** Everybody who was thanked in it agreed, and somebody is left of them. */
const isShown = sql`
  exists (select 1 from ideas_thanked where thanks = ideas_thanks.id)
  and not exists (select 1 from ideas_thanked where thanks = ideas_thanks.id and choice is distinct from 'public')`;

export async function findThanks(tx: Tx, ids: readonly string[]): Promise<ThanksRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ThanksRow>`select * from ideas_thanks where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

export async function lockThanks(tx: Tx, id: string): Promise<ThanksRow | undefined> {
  const { rows } = await sql<ThanksRow>`select * from ideas_thanks where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function listThanked(tx: Tx, thanks: readonly string[]): Promise<ThankedRow[]> {
  if (thanks.length === 0) return [];
  const { rows } = await sql<ThankedRow>`
    select * from ideas_thanked where thanks = any(${[...thanks]}::uuid[]) order by person, org_unit`.execute(tx);
  return rows;
}

export async function findShown(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from ideas_thanks where id = any(${[...ids]}::uuid[]) and ${isShown}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** What everybody may see who holds these tokens, the newest first. */
export async function listShown(
  tx: Tx,
  isAddressed: (row: ThanksRow) => boolean,
  { before, limit }: { readonly before: Date | undefined; readonly limit: number },
): Promise<ThanksRow[]> {
  const found: ThanksRow[] = [];
  const atOnce = 200;
  let until = before;
  for (;;) {
    const { rows } = await sql<ThanksRow>`
      select * from ideas_thanks
       where ${isShown} and ${until === undefined ? sql`true` : sql`said_at < ${until}`}
       order by said_at desc, id limit ${atOnce}`.execute(tx);
    found.push(...rows.filter(isAddressed));
    until = rows.at(-1)?.said_at;
    if (found.length >= limit || rows.length < atOnce) return found.slice(0, limit);
  }
}

/** Those in which somebody is thanked, or a unit that they belong to, without what they removed. */
export async function listGot(tx: Tx, person: string, units: readonly string[]): Promise<ThanksRow[]> {
  const { rows } = await sql<ThanksRow>`
    select * from ideas_thanks
     where exists (select 1 from ideas_thanked
                    where thanks = ideas_thanks.id and choice is distinct from 'removed'
                      and (person = ${person} or org_unit = any(${[...units]}::uuid[])))
     order by said_at desc, id limit 300`.execute(tx);
  return rows;
}

export async function listSaid(tx: Tx, author: string): Promise<ThanksRow[]> {
  const { rows } = await sql<ThanksRow>`
    select * from ideas_thanks where author = ${author} order by said_at desc, id limit 300`.execute(tx);
  return rows;
}

/** False where there is one of this id. */
export async function insertThanks(tx: Tx, row: ThanksRow, thanked: readonly ThankedRow[]): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ideas_thanks (id, author, sign, text, addressees, said_at)
    values (${row.id}, ${row.author}, ${row.sign}, ${row.text}, ${JSON.stringify(row.addressees)}::jsonb, ${row.said_at})
    on conflict (id) do nothing`.execute(tx);
  if ((numAffectedRows ?? 0n) === 0n) return false;
  for (const { person, org_unit, choice } of thanked)
    await sql`
      insert into ideas_thanked (thanks, person, org_unit, choice)
      values (${row.id}, ${person}, ${org_unit}, ${choice}) on conflict do nothing`.execute(tx);
  return true;
}

export async function setChoice(
  tx: Tx,
  { thanks, person, org_unit: unit }: Pick<ThankedRow, 'thanks' | 'person' | 'org_unit'>,
  choice: ThankedChoice,
): Promise<void> {
  await sql`
    update ideas_thanked set choice = ${choice}
     where thanks = ${thanks} and person is not distinct from ${person}
       and org_unit is not distinct from ${unit}`.execute(tx);
}

export async function deleteThanks(tx: Tx, id: string): Promise<void> {
  await sql`delete from ideas_thanks where id = ${id}`.execute(tx);
}

/** What is older, and what nobody is left of whom it was for. */
export async function deleteOldThanks(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from ideas_thanks
     where said_at < ${before} or not exists (
       select 1 from ideas_thanked where thanks = ideas_thanks.id and choice is distinct from 'removed')
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}
