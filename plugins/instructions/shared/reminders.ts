import { addDays, type IsoDate } from '@kontor/base';

/** `soon`: before the day; `late`: after it; `after`: some time after having been asked, where no day is left. */
export type Reminder = 'soon' | 'late' | 'after';

const daysBefore = 3;
const daysLate = [1, 7, 21];
const daysAfter = [14, 28, 56];

/**
 * The days on which somebody is reminded, in order. Who was asked when the day had passed, or was close, gets as long
 * as everybody has where there is no day: nobody is late on their first day.
 */
export function remindersOf(askedOn: IsoDate, deadline: IsoDate | null): { on: IsoDate; reminder: Reminder }[] {
  if (deadline === null || deadline <= askedOn)
    return daysAfter.map((days) => ({ on: addDays(askedOn, days), reminder: 'after' }));
  const soon = addDays(deadline, -daysBefore);
  return [
    ...(soon > askedOn ? [{ on: soon, reminder: 'soon' as const }] : []),
    ...daysLate.map((days) => ({ on: addDays(deadline, days), reminder: 'late' as const })),
  ];
}

/**
 * How many of them have come by a day, and which is the last: a server that did not run for a week tells that one alone.
 * `told` is how many were told before; nothing when there is no newer one, also where a clock was set back.
 */
export function dueReminder(
  today: IsoDate,
  { askedOn, deadline, told }: { readonly askedOn: IsoDate; readonly deadline: IsoDate | null; readonly told: number },
): { readonly reminder: Reminder; readonly count: number } | undefined {
  const come = remindersOf(askedOn, deadline).filter(({ on }) => on <= today);
  const last = come.at(-1);
  return last && come.length > told ? { reminder: last.reminder, count: come.length } : undefined;
}
