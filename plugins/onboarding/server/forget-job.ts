import { addDays } from '@kontor/base';
import type { JobDefinition } from '@kontor/plugin-api/server';
import { z } from 'zod';
import type { OnboardingContext } from './onboarding-context.ts';
import { deletePlansBegunBefore } from './plan-store.ts';

const forgetJob: JobDefinition = { name: 'onboarding.forget', data: z.object({}) };
const keptDays = 366;

/** A year after the first day nobody needs a list any more, and what was ticked off in it is nobody's business. */
export function scheduleForgetting(context: OnboardingContext): void {
  context.host.jobs.define(forgetJob, () => forgetPlans(context));
  context.host.jobs.schedule(forgetJob, '40 3 * * *', {});
}

export async function forgetPlans({ host, today }: OnboardingContext): Promise<void> {
  const day = addDays(today, -keptDays);
  await host.database.transaction((tx) => deletePlansBegunBefore(tx, day));
}
