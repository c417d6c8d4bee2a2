import { momentOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type Absence, endOfAbsence, startOfAbsence } from '@kontor/schema';
import { z } from 'zod';
import { announceAbsence } from './absence-announcement.ts';
import { findAbsence } from './absence-store.ts';
import type { PeopleContext } from './people-context.ts';

/** Begins or ends an absence in the middle of a day, for who shows it; whole days come with the new day. */
export const momentJob = {
  name: 'people.announce-absence',
  data: z.object({ absence: z.string(), minute: z.string() }),
};

/** Announces an absence at its times of day, as far as they are to come. */
export async function planMoments(context: PeopleContext, tx: Tx, absence: Absence): Promise<void> {
  const minutes = [
    ...(absence.fromTime === null ? [] : [startOfAbsence(absence)]),
    ...(absence.untilTime === null ? [] : [endOfAbsence(absence)]),
  ];
  for (const minute of minutes) {
    const startAfter = momentOf(minute, context.timeZone);
    if (startAfter <= context.clock.now()) continue;
    await context.jobs.enqueue(tx, momentJob, { absence: absence.id, minute }, { startAfter });
  }
}

/** Nothing where it was removed or moved meanwhile: then another moment is planned, or none. */
export async function announceMoment(
  context: PeopleContext,
  tx: Tx,
  { absence: id, minute }: z.output<typeof momentJob.data>,
): Promise<void> {
  const absence = await findAbsence(tx, id);
  if (!absence || ![startOfAbsence(absence), endOfAbsence(absence)].includes(minute)) return;
  await announceAbsence(context, tx, undefined, [absence]);
}
