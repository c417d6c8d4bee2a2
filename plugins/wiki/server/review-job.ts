import { addDays } from '@kontor/base';
import type { JobDefinition } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { reviewStateOn } from '../shared/index.ts';
import type { PageContext } from './page-context.ts';
import { todayOf } from './page-view.ts';
import { notifyDue, notifyOwnerless } from './review-notify.ts';
import { listDue, listOwnedBy, listOwners } from './review-store.ts';

const remindJob: JobDefinition = { name: 'wiki.remind', data: z.object({}) };
const atOnce = 200;
/** As `reviewStateOn` has it. */
const daysBefore = 14;

/** Every morning: whose pages are to be checked, and whose have nobody to ask any more. */
export function scheduleReminders(context: PageContext): void {
  context.host.jobs.define(remindJob, async () => {
    await remindOfReviews(context);
    await findOwnerless(context);
  });
  context.host.jobs.schedule(remindJob, '0 7 * * *', {});
}

export async function remindOfReviews(context: PageContext): Promise<void> {
  const today = todayOf(context);
  let after: string | undefined;
  for (;;) {
    const pages = await context.host.database.transaction(async (tx) => {
      const found = await listDue(tx, addDays(today, daysBefore), after, atOnce);
      for (const page of found) {
        const state = reviewStateOn(today, { on: page.review_on, isObsolete: page.obsolete });
        if (state === 'due' || state === 'expired') await notifyDue(context, tx, page, state);
      }
      return found;
    });
    if (pages.length < atOnce) return;
    after = pages.at(-1)?.id;
  }
}

export async function findOwnerless(context: PageContext): Promise<void> {
  const { host } = context;
  for (const person of await host.database.transaction(listOwners)) {
    await host.database.transaction(async (tx) => {
      const roles = await host.permissions.findRoles(tx, person);
      const lost = (await listOwnedBy(tx, person)).filter(({ space }) => !roles.has(space));
      for (const [space, pages] of Map.groupBy(lost, (page) => page.space))
        await notifyOwnerless(context, tx, space, { person, pages: pages.length });
    });
  }
}
