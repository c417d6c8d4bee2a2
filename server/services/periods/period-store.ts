import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { Setting } from './period-rules.ts';

export interface StoredSetting extends Setting {
  readonly kind: string;
  readonly space: string | null;
  /** Of the organisation alone. */
  readonly leastInSpaces: number | null;
  readonly revision: number;
}

const columns = sql`
  kind, space, days, least_in_spaces as "leastInSpaces", held_days as "heldDays", holds_from as "holdsFrom", revision`;

/** Of the organisation, and of a space where one is given. */
export async function listSettings(tx: Tx, space: string | null): Promise<StoredSetting[]> {
  const { rows } = await sql<StoredSetting>`
    select ${columns} from periods_settings where space is null or space = ${space}::uuid`.execute(tx);
  return rows;
}

export async function findSetting(tx: Tx, kind: string, space: string | null): Promise<StoredSetting | undefined> {
  const { rows } = await sql<StoredSetting>`
    select ${columns} from periods_settings where kind = ${kind} and space is not distinct from ${space}::uuid`.execute(
    tx,
  );
  return rows[0];
}

/** One change of a kind at a time, so that what is compared with the organisation's is what holds there. */
export async function lockKind(tx: Tx, kind: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`period ${kind}`}, 0))`.execute(tx);
}

export async function writeSetting(tx: Tx, setting: StoredSetting): Promise<void> {
  const { kind, space, days, leastInSpaces, heldDays, holdsFrom, revision } = setting;
  await sql`
    insert into periods_settings (kind, space, days, least_in_spaces, held_days, holds_from, revision)
    values (${kind}, ${space}, ${days}, ${leastInSpaces}, ${heldDays}, ${holdsFrom}, ${revision})
    on conflict (kind, space) do update
      set days = excluded.days, least_in_spaces = excluded.least_in_spaces, held_days = excluded.held_days,
          holds_from = excluded.holds_from, revision = excluded.revision`.execute(tx);
}

/** The first one of a kind; false where there is one. */
export async function insertSetting(tx: Tx, setting: StoredSetting): Promise<boolean> {
  const { kind, days, leastInSpaces, heldDays, holdsFrom } = setting;
  const { numAffectedRows } = await sql`
    insert into periods_settings (kind, space, days, least_in_spaces, held_days, holds_from)
    values (${kind}, null, ${days}, ${leastInSpaces}, ${heldDays}, ${holdsFrom})
    on conflict (kind, space) do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function deleteSetting(tx: Tx, kind: string, space: string): Promise<void> {
  await sql`delete from periods_settings where kind = ${kind} and space = ${space}`.execute(tx);
}

/** Spaces that chose less than is allowed now have the shortest that is. */
export async function raiseInSpaces(tx: Tx, kind: string, least: number): Promise<void> {
  await sql`
    update periods_settings
       set days = greatest(days, ${least}),
           -- Null is longer than any number.
           held_days = case when held_days is not null then greatest(held_days, ${least}) end
     where kind = ${kind} and space is not null and days < ${least}`.execute(tx);
}
