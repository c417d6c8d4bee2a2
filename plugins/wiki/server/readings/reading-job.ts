import { isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { JobDefinition } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { readingReminderOn } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { findPages } from '../page-store.ts';
import { todayOf } from '../page-view.ts';
import { notifyReminder } from './reading-notify.ts';
import { deleteSupersededBefore, listConfirmations, listCurrentRequests, type RequestRow } from './reading-store.ts';
import { areReadingsOn, listAsked } from './reading-view.ts';

const readingJob: JobDefinition = { name: 'wiki.remind_of_readings', data: z.object({}) };
const atOnce = 50;
/** So long after a newer request what was confirmed of an earlier version is kept. */
export const keptDays = 730;

/** Every morning: who has not confirmed yet, and what has been kept for long enough. */
export function scheduleReadings(context: PageContext): void {
  const { host } = context;
  host.jobs.define(readingJob, async () => {
    await remindOfReadings(context);
    const before = new Date(context.now.getTime() - keptDays * 86_400_000);
    await host.database.transaction((tx) => deleteSupersededBefore(tx, before));
  });
  host.jobs.schedule(readingJob, '10 7 * * *', {});
}

export async function remindOfReadings(context: PageContext): Promise<void> {
  let after: string | undefined;
  for (;;) {
    const requests = await context.host.database.transaction(async (tx) => {
      if (!(await areReadingsOn(context, tx))) return [];
      const found = await listCurrentRequests(tx, after, atOnce);
      for (const request of found) await remindOf(context, tx, request);
      return found;
    });
    if (requests.length < atOnce) return;
    after = requests.at(-1)?.id;
  }
}

async function remindOf(context: PageContext, tx: Tx, request: RequestRow): Promise<void> {
  const askedOn = isoDate(request.asked_at, context.host.people.timeZone);
  const reminder = readingReminderOn(todayOf(context), { askedOn, until: request.until });
  const [page] = reminder ? await findPages(tx, [request.page]) : [];
  if (!reminder || !page) return;
  const confirmed = new Set((await listConfirmations(tx, [request.id])).get(request.id)?.map(({ person }) => person));
  const persons = (await listAsked(context, tx, page, request)).filter((person) => !confirmed.has(person));
  await notifyReminder(context, tx, request, { reminder, persons });
}
