import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface PassedItem {
  id: string;
  batch: string;
  person: string;
  kind: string;
  ref: Ref;
  recipient: string;
  given_by: string | null;
  given_at: Date;
  state: 'passed' | 'refused';
  reason: string;
}

type NewItem = Omit<PassedItem, 'state' | 'reason'>;

export async function insertItems(tx: Tx, items: readonly NewItem[]): Promise<void> {
  await sql`
    insert into hand_over_items (id, batch, person, kind, ref, recipient, given_by, given_at)
    select id, batch, person, kind, ref, recipient, given_by, given_at
      from jsonb_populate_recordset(null::hand_over_items, ${JSON.stringify(items)}::jsonb)`.execute(tx);
}

export async function listGivenOf(tx: Tx, person: string): Promise<PassedItem[]> {
  const { rows } = await sql<PassedItem>`
    select * from hand_over_items where person = ${person} order by given_at desc, batch, id limit 5000`.execute(tx);
  return rows;
}

export async function listReceivedBy(tx: Tx, person: string): Promise<PassedItem[]> {
  const { rows } = await sql<PassedItem>`
    select * from hand_over_items where recipient = ${person} order by given_at desc, batch, id limit 5000`.execute(tx);
  return rows;
}

export async function findBatches(
  tx: Tx,
  batches: readonly string[],
): Promise<Pick<PassedItem, 'batch' | 'person' | 'recipient'>[]> {
  const { rows } = await sql<Pick<PassedItem, 'batch' | 'person' | 'recipient'>>`
    select distinct batch, person, recipient from hand_over_items where batch = any(${[...batches]}::uuid[])`.execute(
    tx,
  );
  return rows;
}

/** What a person got in one go, locked. */
export async function lockBatch(tx: Tx, batch: string, recipient: string): Promise<PassedItem[]> {
  const { rows } = await sql<PassedItem>`
    select * from hand_over_items where batch = ${batch} and recipient = ${recipient} order by id for update`.execute(
    tx,
  );
  return rows;
}

export async function setRefused(tx: Tx, ids: readonly string[], reason: string): Promise<void> {
  await sql`
    update hand_over_items set state = 'refused', reason = ${reason} where id = any(${[...ids]}::uuid[])`.execute(tx);
}

export async function deleteItemsBefore(tx: Tx, day: Date): Promise<void> {
  await sql`delete from hand_over_items where given_at < ${day}`.execute(tx);
}

/** One hand-over of a person at a time: two who give the same away do not both find it. */
export async function lockHandOver(tx: Tx, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7220007, hashtext(${person}))`.execute(tx);
}
