import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface Belonging {
  readonly ref: Ref;
  /** The object that it belongs to. */
  readonly object: Ref;
  /** Who could find that object, and in which space, when this was last indexed: a hash. */
  readonly standing: string;
}

export async function listBelongings(tx: Tx, objects: readonly Ref[]): Promise<Belonging[]> {
  const { rows } = await sql<Belonging>`
    select ref, object, standing from search_belongings where object = any(${[...objects]}::text[])
     order by ref`.execute(tx);
  return rows;
}

export async function recordBelongings(tx: Tx, belongings: readonly Belonging[]): Promise<void> {
  if (belongings.length === 0) return;
  const column = (name: keyof Belonging) => belongings.map((each) => each[name]);
  await sql`
    insert into search_belongings (ref, object, standing)
    select * from unnest(${column('ref')}::text[], ${column('object')}::text[], ${column('standing')}::text[])
    on conflict (ref) do update set object = excluded.object, standing = excluded.standing`.execute(tx);
}

export async function forgetBelongings(tx: Tx, refs: readonly Ref[]): Promise<void> {
  if (refs.length === 0) return;
  await sql`delete from search_belongings where ref = any(${[...refs]}::text[])`.execute(tx);
}
