import { addDays } from '@kontor/base';
import type { JobDefinition } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { gatheringRef } from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import { reminder } from './gathering-notify.ts';
import { findGatherings } from './gathering-store.ts';
import { timeWords } from './gathering-words.ts';
import { forgetSignUps, takeReminders } from './sign-up-store.ts';

const remindJob: JobDefinition = { name: 'gatherings.remind', data: z.object({}) };
const forgetJob: JobDefinition = { name: 'gatherings.forget', data: z.object({}) };

/** On the day before nobody is reminded earlier than this. */
const reminderTime = '09:00';

export function scheduleReminders(context: GatheringContext): void {
  const { jobs } = context.host;
  jobs.define(remindJob, () => remind(context));
  jobs.schedule(remindJob, '*/10 * * * *', {});
  jobs.define(forgetJob, () => forget(context));
  jobs.schedule(forgetJob, '50 3 * * *', {});
}

/**
 * Reminds those who have a place, the day before, or on the day where nobody could the day before. What is marked in
 * the same transaction is not told again, whatever the clock does; another day makes it new.
 */
export async function remind(context: GatheringContext): Promise<void> {
  const { host, today, time, now } = context;
  const days = time >= reminderTime ? [today, addDays(today, 1)] : [today];
  await host.database.transaction(async (tx) => {
    const taken = Map.groupBy(await takeReminders(tx, { days, now }), ({ gathering }) => gathering);
    for (const row of await findGatherings(tx, [...taken.keys()]))
      await host.notifications.notify(tx, {
        kind: reminder,
        persons: (taken.get(row.id) ?? []).map(({ person }) => person),
        ref: gatheringRef(row.id),
        text: {
          de: `Zur Erinnerung, Sie sind angemeldet: ${timeWords(row, 'de')}.`,
          en: `A reminder, you signed up: ${timeWords(row, 'en')}.`,
        },
        dedupeKey: `${reminder}:${row.id}:${row.starts_on}`,
        causedBy: undefined,
      });
  });
}

/** Who signed up is nobody's business any more once the time that they were told is over. */
export async function forget({ host, now }: GatheringContext): Promise<void> {
  await host.database.transaction((tx) => forgetSignUps(tx, now));
}
