import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { Item } from '../shared/index.ts';

export interface PlanRow {
  id: string;
  person: string;
  mentor: string | null;
  begun_by: string | null;
  starts_on: IsoDate;
  shared: boolean;
  ended_at: Date | null;
  revision: number;
  created_at: Date;
}

export type ItemRow = Item & { plan: string; rank: number; done_at: Date | null; removed: boolean };

const tables = (tx: Tx) => tx.withTables<{ onboarding_plans: PlanRow; onboarding_items: ItemRow }>();

export async function findPlans(tx: Tx, ids: readonly string[]): Promise<PlanRow[]> {
  if (ids.length === 0) return [];
  return tables(tx)
    .selectFrom('onboarding_plans')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** Locked until the end of the transaction. */
export async function lockPlan(tx: Tx, id: string): Promise<PlanRow | undefined> {
  return tables(tx).selectFrom('onboarding_plans').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The one that is under way. */
export async function findRunning(tx: Tx, person: string): Promise<PlanRow | undefined> {
  return tables(tx)
    .selectFrom('onboarding_plans')
    .selectAll()
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

export async function lockRunning(tx: Tx, person: string): Promise<PlanRow | undefined> {
  return tables(tx)
    .selectFrom('onboarding_plans')
    .selectAll()
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Those under way before those that ended, the newest first day first. */
export async function listPlanRows(tx: Tx, limit: number): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select * from onboarding_plans
     order by ended_at is not null, starts_on desc, id limit ${limit}`.execute(tx);
  return rows;
}

/** False when the person has one under way. */
export async function insertPlan(tx: Tx, plan: PlanRow): Promise<boolean> {
  const inserted = await tables(tx)
    .insertInto('onboarding_plans')
    .values(plan)
    .onConflict((conflict) => conflict.column('person').where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function updatePlan(
  tx: Tx,
  id: string,
  change: Partial<Pick<PlanRow, 'starts_on' | 'mentor' | 'shared' | 'ended_at' | 'revision'>>,
): Promise<void> {
  await tables(tx).updateTable('onboarding_plans').set(change).where('id', '=', id).execute();
}

/** Also what was ticked off in them. */
export async function deletePlansBegunBefore(tx: Tx, day: IsoDate): Promise<void> {
  await tables(tx).deleteFrom('onboarding_plans').where('starts_on', '<', day).execute();
}

export async function listItems(tx: Tx, plans: readonly string[]): Promise<ItemRow[]> {
  if (plans.length === 0) return [];
  return tables(tx)
    .selectFrom('onboarding_items')
    .selectAll()
    .where('plan', 'in', [...plans])
    .where('removed', '=', false)
    .orderBy('plan')
    .orderBy('rank')
    .execute();
}

/** Makes exactly these the plan's, in this order; what was done stays done, also of what is taken away and comes back. */
export async function putItems(tx: Tx, plan: string, items: readonly Item[]): Promise<void> {
  const keep = items.map(({ id }) => id);
  await sql`
    update onboarding_items set removed = true where plan = ${plan} and not id = any(${keep}::uuid[])`.execute(tx);
  const rows = items.map(({ id, kind, ref, text, note, within }, rank) => ({
    id,
    kind,
    ref,
    text,
    note,
    within,
    rank,
  }));
  await sql`
    insert into onboarding_items (plan, id, rank, kind, ref, text, note, within)
    select ${plan}, id, rank, kind, ref, text, note, within
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given (id uuid, rank integer, kind text, ref text, text text, note text, within integer)
    on conflict (plan, id) do update
       set rank = excluded.rank, kind = excluded.kind, ref = excluded.ref, text = excluded.text,
           note = excluded.note, within = excluded.within, removed = false`.execute(tx);
}

export async function findItem(tx: Tx, plan: string, id: string): Promise<ItemRow | undefined> {
  return tables(tx)
    .selectFrom('onboarding_items')
    .selectAll()
    .where('plan', '=', plan)
    .where('id', '=', id)
    .where('removed', '=', false)
    .executeTakeFirst();
}

export async function setDone(tx: Tx, plan: string, ids: readonly string[], at: Date | null): Promise<void> {
  await sql`
    update onboarding_items set done_at = ${at} where plan = ${plan} and id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** What waits to be read or joined in lists that are under way: of a person, or about these objects, or both. */
export async function listWaiting(
  tx: Tx,
  kind: 'read' | 'join',
  { person, refs }: { readonly person?: string; readonly refs?: readonly string[] },
): Promise<{ plan: string; person: string; id: string; ref: string }[]> {
  const { rows } = await sql<{ plan: string; person: string; id: string; ref: string }>`
    select item.plan, plan.person, item.id, item.ref
      from onboarding_items item join onboarding_plans plan on plan.id = item.plan
     where item.done_at is null and not item.removed and item.kind = ${kind} and item.ref is not null and plan.ended_at is null
       and ${person === undefined ? sql`true` : sql`plan.person = ${person}`}
       and ${refs === undefined ? sql`true` : sql`item.ref = any(${[...refs]})`}
     order by item.plan, item.rank`.execute(tx);
  return rows;
}

/** All that names somebody: for the personal archive. */
export async function listForArchive(tx: Tx, person: string): Promise<unknown[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select plan.id, plan.starts_on, plan.shared, plan.ended_at,
           case when plan.person = ${person} then 'own' when plan.mentor = ${person} then 'mentor' else 'begun' end as role,
           (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'ref', ref, 'text', text, 'note', note,
                     'within', within, 'done_at', done_at) order by rank), '[]'::jsonb)
              from onboarding_items where onboarding_items.plan = plan.id and plan.person = ${person}) as items
      from onboarding_plans plan
     where ${person} in (plan.person, plan.mentor, plan.begun_by) order by plan.starts_on, plan.id`.execute(tx);
  return rows;
}
