import type { useMessages } from '@kontor/ui';
import type { ReminderWhen } from '../../shared/reminder.ts';
import type { aroundMessages } from './around-messages.ts';

type Say = ReturnType<typeof useMessages<keyof (typeof aroundMessages)['texts']['de']>>;

const workBegin = '09:00';

/** What fits a task that is due on a day, or on a day at a time. */
export function offeredReminders({
  dueOn,
  dueTime,
}: {
  readonly dueOn: string | null;
  readonly dueTime: string | null;
}): readonly ReminderWhen[] {
  if (dueOn === null) return [];
  const ofDays = [0, 1, 7].map((days) => ({ kind: 'days', days, time: workBegin }) as const);
  const ofMinutes = [0, 15, 60].map((minutes) => ({ kind: 'minutes', minutes }) as const);
  return dueTime === null ? ofDays : [...ofMinutes, ...ofDays];
}

/** When a reminder comes, as somebody says it: "Am Tag vorher, 09:00 Uhr". */
export function sayWhen(when: ReminderWhen, t: Say): string {
  if (when.kind === 'moment') return t('chosenMoment');
  if (when.kind === 'days') {
    const { days, time } = when;
    if (days === 0) return t('sameDay', { time });
    return days === 7 ? t('weekBefore', { time }) : t('daysBefore', { days, time });
  }
  const { minutes } = when;
  if (minutes === 0) return t('atTime');
  return minutes % 60 === 0 ? t('hoursBefore', { hours: minutes / 60 }) : t('minutesBefore', { minutes });
}
