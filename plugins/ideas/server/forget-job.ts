import type { JobDefinition } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { keptMonths } from '../shared/index.ts';
import type { IdeasContext } from './ideas-context.ts';
import { withdrawThanked } from './thanks-notify.ts';
import { deleteOldThanks } from './thanks-store.ts';

const forgetJob: JobDefinition = { name: 'ideas.forgetThanks', data: z.object({}) };

/** A year later nobody needs to be thanked any more. */
export function scheduleForgetting(context: IdeasContext): void {
  context.host.jobs.define(forgetJob, () => forgetThanks(context));
  context.host.jobs.schedule(forgetJob, '50 3 * * *', {});
}

export async function forgetThanks(context: IdeasContext): Promise<void> {
  const before = new Date(context.now);
  before.setUTCMonth(before.getUTCMonth() - keptMonths);
  await context.host.database.transaction(async (tx) => {
    const gone = await deleteOldThanks(tx, before);
    for (const id of gone) await withdrawThanked(context, tx, id);
  });
}
