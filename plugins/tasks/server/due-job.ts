import { type IsoDate, isoDate } from '@kontor/base';
import type { JobDefinition } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { dayNumberOf, isoDateOf } from '../shared/calendar-days.ts';
import { wallClock } from '../shared/wall-clock.ts';
import { purgeFiles } from './around/file-purge.ts';
import { purgeFields } from './field-store.ts';
import { tellJob } from './reminders/reminder-service.ts';
import { findDueTold, writeDueTold } from './reminders/reminder-store.ts';
import { tellReminders } from './reminders/tell-reminders.ts';
import type { TaskContext } from './task-context.ts';
import { notifyDue } from './task-notify.ts';
import { listDueOn } from './task-store.ts';
import { purgeTemplates } from './templates/template-store.ts';
import { findDoing } from './who-does.ts';

const purgeJob: JobDefinition = { name: 'tasks.purge', data: z.object({}) };
const atOnce = 200;
const keptDeletedMs = 30 * 86_400_000;
const morning = '06:30';
/** What was due longer ago than so many days is told to nobody any more. */
const mostMissedDays = 31;

/** Every few minutes: reminders, and in the morning whose tasks are due. At night what was taken out of lists and tasks a month ago goes. */
export function scheduleReminders(context: TaskContext): void {
  const { jobs, database } = context.host;
  jobs.define(tellJob, async () => {
    await tellReminders(context);
    await remindOfDue(context);
  });
  jobs.schedule(tellJob, '*/5 * * * *', {});
  jobs.define(purgeJob, async () => {
    const before = new Date(context.now.getTime() - keptDeletedMs);
    await database.transaction((tx) => purgeFields(tx, before));
    await database.transaction((tx) => purgeTemplates(tx, before));
    await purgeFiles(context, before);
  });
  jobs.schedule(purgeJob, '30 4 * * *', {});
}

/**
 * On the morning of each day, once: also of days on which no server ran, and never again for a day that a clock set back
 * brings twice. A day counts as told when all of it is; until then it is begun anew, and who was told is not told again.
 */
export async function remindOfDue(context: TaskContext): Promise<void> {
  const { database } = context.host;
  for (;;) {
    const last = lastMorning(context);
    const day = nextDay(await database.transaction(findDueTold), last);
    if (day === undefined) return;
    await remindOf(context, day);
    await database.transaction((tx) => writeDueTold(tx, day));
    if (day === last) return;
  }
}

/** Today, or yesterday as long as it is night. */
function lastMorning({ now, host }: TaskContext): IsoDate {
  const { date, time } = wallClock(now, host.people.timeZone);
  return time >= morning ? date : isoDateOf(dayNumberOf(date) - 1);
}

/**
 * The first day of which nobody was told. The first time it is the last morning alone, and a day that is far ahead was
 * told by a wrong clock: it does not keep the right one from telling.
 */
function nextDay(told: IsoDate | undefined, last: IsoDate): IsoDate | undefined {
  if (told === undefined) return last;
  const [toldDay, lastDay] = [dayNumberOf(told), dayNumberOf(last)];
  if (toldDay > lastDay + 1) return last;
  if (toldDay >= lastDay) return undefined;
  return isoDateOf(Math.max(toldDay + 1, lastDay - mostMissedDays));
}

async function remindOf(context: TaskContext, day: IsoDate): Promise<void> {
  const isLate = day < isoDate(context.now, context.host.people.timeZone);
  let after: string | undefined;
  for (;;) {
    const from = after;
    const found = await context.host.database.transaction(async (tx) => {
      const rows = await listDueOn(tx, day, from, atOnce);
      const doing = await findDoing(tx, rows);
      for (const row of rows) {
        const persons = (doing.get(row.id) ?? []).filter(({ kind }) => kind === 'person').map(({ id }) => id);
        await notifyDue(context, tx, row, { persons, isLate });
      }
      return rows;
    });
    if (found.length < atOnce) return;
    after = found.at(-1)?.id;
  }
}
