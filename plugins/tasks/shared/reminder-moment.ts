import { dayNumberOf, isoDateOf } from './calendar-days.ts';
import type { ReminderWhen } from './reminder.ts';
import { momentOf } from './wall-clock.ts';

/** From when minutes are counted back where a task is due on a day without a time. */
const beginOfWork = '09:00';

/** The moment of a reminder on a task that is due then; clock times are those of the zone, also when clocks change. */
export function reminderMoment(
  when: ReminderWhen,
  { dueOn, dueTime }: { readonly dueOn: string | null; readonly dueTime: string | null },
  timeZone: string,
): Date | null {
  if (when.kind === 'moment') return new Date(when.at);
  if (dueOn === null) return null;
  if (when.kind === 'days') {
    return momentOf({ date: isoDateOf(dayNumberOf(dueOn) - when.days), time: when.time }, timeZone);
  }
  const due = momentOf({ date: dueOn, time: dueTime ?? beginOfWork }, timeZone);
  return new Date(due.getTime() - when.minutes * 60_000);
}

export function isSameWhen(one: ReminderWhen, other: ReminderWhen): boolean {
  const textOf = (when: ReminderWhen) => JSON.stringify(Object.entries(when).sort());
  return textOf(one) === textOf(other);
}

/** So many of one person on one task. */
export const mostReminders = 10;
