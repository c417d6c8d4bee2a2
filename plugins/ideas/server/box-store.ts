import type { Tx } from '@kontor/database';
import type { Addressee } from '@kontor/schema';
import { sql } from 'kysely';
import type { Category } from '../shared/index.ts';

export interface BoxRow {
  id: string;
  name: string;
  description: string;
  unit: string;
  deciders: string[];
  addressees: Addressee[];
  categories: Category[];
  allows_anonymous: boolean;
  answer_days: number | null;
  closed: boolean;
  revision: number;
  created_at: Date;
}

export async function listBoxRows(tx: Tx): Promise<BoxRow[]> {
  const { rows } = await sql<BoxRow>`select * from ideas_boxes order by closed, name, id`.execute(tx);
  return rows;
}

export async function findBoxes(tx: Tx, ids: readonly string[]): Promise<BoxRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<BoxRow>`select * from ideas_boxes where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

export async function lockBox(tx: Tx, id: string): Promise<BoxRow | undefined> {
  const { rows } = await sql<BoxRow>`select * from ideas_boxes where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Puts it there, or says all of it anew; its id and when it was made stay. */
export async function putBox(tx: Tx, row: BoxRow): Promise<void> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  await sql`
    insert into ideas_boxes (id, name, description, unit, deciders, addressees, categories, allows_anonymous,
                             answer_days, closed, revision, created_at)
    values (${row.id}, ${row.name}, ${row.description}, ${row.unit}, ${json(row.deciders)}, ${json(row.addressees)},
            ${json(row.categories)}, ${row.allows_anonymous}, ${row.answer_days}, ${row.closed}, ${row.revision},
            ${row.created_at})
    on conflict (id) do update
       set name = excluded.name, description = excluded.description, unit = excluded.unit,
           deciders = excluded.deciders, addressees = excluded.addressees, categories = excluded.categories,
           allows_anonymous = excluded.allows_anonymous, answer_days = excluded.answer_days,
           closed = excluded.closed, revision = excluded.revision`.execute(tx);
}

/** Boxes that name somebody, for the personal archive. */
export async function listBoxesThatName(tx: Tx, person: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ideas_boxes
     where deciders ? ${person} or addressees @> ${JSON.stringify([{ kind: 'person', id: person }])}::jsonb
     order by name`.execute(tx);
  return rows;
}
