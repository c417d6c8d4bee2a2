import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface HistoryRow {
  id: number;
  task: string;
  at: Date;
  person: string | null;
  in_place_of: string | null;
  field: string;
  was: unknown;
  now: unknown;
}

export interface Step {
  readonly field: string;
  readonly was: unknown;
  readonly now: unknown;
}

export interface StepOrigin {
  readonly task: string;
  readonly at: Date;
  /** Nobody, where it was done by its period. */
  readonly person: string | null;
  /** Somebody absent, for whom the person stood in. */
  readonly inPlaceOf?: string | null;
}

export async function writeHistory(
  tx: Tx,
  { task, at, person, inPlaceOf = null }: StepOrigin,
  steps: readonly Step[],
): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map(({ field, was, now }) => ({ field, was: was ?? null, now: now ?? null }));
  await sql`
    insert into tasks_history (task, at, person, in_place_of, field, was, now)
    select ${task}, ${at}, ${person}, ${inPlaceOf}::uuid, step->>'field', step->'was', step->'now'
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as given (step, place) order by place`.execute(
    tx,
  );
}

/** That these tasks were made, all at once. */
export async function writeMade(
  tx: Tx,
  tasks: readonly { readonly id: string; readonly title: string }[],
  { at, person }: { readonly at: Date; readonly person: string },
): Promise<void> {
  const rows = tasks.map(({ id, title }) => ({ id, title }));
  await sql`
    insert into tasks_history (task, at, person, field, was, now)
    select (made->>'id')::uuid, ${at}, ${person}, 'created', null, made->'title'
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as given (made)`.execute(tx);
}

/** The last first. */
export async function listHistoryOf(tx: Tx, task: string, limit: number): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select id::int, task, at, person, in_place_of, field, was, now from tasks_history
     where task = ${task} order by tasks_history.id desc limit ${limit}`.execute(tx);
  return rows;
}
