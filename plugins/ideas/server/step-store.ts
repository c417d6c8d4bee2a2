import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { IdeaState } from '../shared/index.ts';

export interface StepRow {
  id: string;
  idea: string;
  state: IdeaState;
  person: string | null;
  at: Date;
  answer: string;
  /** Somebody absent, for whom the person stood in. */
  in_place_of: string | null;
}

type NewStep = Omit<StepRow, 'in_place_of'> & Partial<Pick<StepRow, 'in_place_of'>>;

export async function insertStep(
  tx: Tx,
  { id, idea, state, person, at, answer, in_place_of: absent }: NewStep,
): Promise<void> {
  await sql`
    insert into ideas_steps (id, idea, state, person, at, answer, in_place_of)
    values (${id}, ${idea}, ${state}, ${person}, ${at}, ${answer}, ${absent ?? null})`.execute(tx);
}

/** The first first. */
export async function listSteps(tx: Tx, ideas: readonly string[]): Promise<StepRow[]> {
  if (ideas.length === 0) return [];
  const { rows } = await sql<StepRow>`
    select * from ideas_steps where idea = any(${[...ideas]}::uuid[]) order by at, id`.execute(tx);
  return rows;
}

export async function listStepsBy(tx: Tx, person: string): Promise<(StepRow & { title: string })[]> {
  const { rows } = await sql<StepRow & { title: string }>`
    select ideas_steps.*, title from ideas_steps join ideas_ideas on ideas_ideas.id = idea
     where person = ${person} order by at, ideas_steps.id`.execute(tx);
  return rows;
}
