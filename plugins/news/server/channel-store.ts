import type { Tx } from '@kontor/database';
import type { AccessSubject, Addressee } from '@kontor/schema';
import { sql } from 'kysely';
import type { ChannelKind } from '../shared/index.ts';

/** A channel as it is stored. */
export interface ChannelRow {
  id: string;
  kind: ChannelKind;
  name: string;
  description: string;
  org_unit: string | null;
  space: string | null;
  everybody: boolean;
  needs_approval: boolean;
  editors: AccessSubject[];
  writers: Addressee[];
  addressees: Addressee[];
  archived_at: Date | null;
  revision: number;
}

/** All there are, by name: dozens, or hundreds in a big city. */
export async function listChannelRows(tx: Tx): Promise<ChannelRow[]> {
  const { rows } = await sql<ChannelRow>`
    select * from news_channels order by name collate "de-x-icu", id`.execute(tx);
  return rows;
}

export async function findChannels(tx: Tx, ids: readonly string[]): Promise<ChannelRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ChannelRow>`select * from news_channels where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

export async function lockChannel(tx: Tx, id: string): Promise<ChannelRow | undefined> {
  const { rows } = await sql<ChannelRow>`select * from news_channels where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** False where the org unit or the space has one already. */
export async function insertChannel(tx: Tx, row: ChannelRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into news_channels
    select * from jsonb_populate_record(null::news_channels, ${JSON.stringify(row)}::jsonb)
        on conflict do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Everything but what it belongs to; its revision is the next one. */
export async function writeChannel(tx: Tx, row: ChannelRow): Promise<void> {
  await sql`
    update news_channels set
      name = ${row.name}, description = ${row.description}, everybody = ${row.everybody},
      needs_approval = ${row.needs_approval}, editors = ${JSON.stringify(row.editors)}::jsonb,
      writers = ${JSON.stringify(row.writers)}::jsonb, addressees = ${JSON.stringify(row.addressees)}::jsonb,
      archived_at = ${row.archived_at}, revision = revision + 1
     where id = ${row.id}`.execute(tx);
}
