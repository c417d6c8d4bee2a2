import type { Tx } from '@kontor/database';
import type { JobDefinition } from '@kontor/plugin-api/server';
import { fields } from '@kontor/schema';
import { z } from 'zod';
import { instructionRef } from '../shared/index.ts';
import { remind, tell } from './asking.ts';
import { deleteEnded, deleteSuperseded, listAsking } from './instruction-store.ts';
import type { InstructionsContext } from './instructions-context.ts';

const tellJob = { name: 'instructions.tell', data: z.object({ instruction: fields.id }) } satisfies JobDefinition;
const dailyJob: JobDefinition = { name: 'instructions.remind', data: z.object({}) };
const forgetJob: JobDefinition = { name: 'instructions.forget', data: z.object({}) };

export function defineAskingJobs(context: InstructionsContext): void {
  const { jobs } = context.host;
  jobs.define(tellJob, ({ instruction }) => tellAll(context, instruction));
  jobs.define(dailyJob, () => tellEveryDay(context));
  // Again and again: what a server that was down in the morning missed is told later that day, and nothing twice.
  jobs.schedule(dailyJob, '20 7-18/2 * * *', {});
  jobs.define(forgetJob, () => forgetEnded(context));
  jobs.schedule(forgetJob, '50 3 * * *', {});
}

/** Whoever issues does not wait until thousands are told. */
export async function enqueueTelling({ host }: InstructionsContext, tx: Tx, instruction: string): Promise<void> {
  await host.jobs.enqueue(tx, tellJob, { instruction });
}

export async function tellAll(context: InstructionsContext, instruction: string): Promise<void> {
  let isMore = true;
  while (isMore) isMore = await context.host.database.transaction((tx) => tell(context, tx, instruction));
}

/** Who came, left or is back without an event that says so, and whose reminder has come. */
export async function tellEveryDay(context: InstructionsContext): Promise<void> {
  const { database } = context.host;
  const all = await database.transaction(listAsking);
  for (const { instruction } of all) {
    await tellAll(context, instruction.id);
    await database.transaction((tx) => remind(context, tx, instruction.id));
  }
}

/** What has been kept for its period goes, with the proofs. */
export async function forgetEnded({ host, now }: InstructionsContext): Promise<void> {
  await host.database.transaction(async (tx) => {
    const gone = await deleteEnded(tx, now);
    await host.files.removeOf(tx, gone.map(instructionRef));
    await deleteSuperseded(tx, now);
  });
}
