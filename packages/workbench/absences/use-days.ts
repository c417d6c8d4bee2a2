import type { AbsenceSpan } from '@kontor/schema';
import { useFormats, useMessages } from '@kontor/ui';
import { absenceMessages } from './absence-messages.ts';

type Span = Pick<AbsenceSpan, 'from' | 'until'> & {
  readonly fromTime?: string | null | undefined;
  readonly untilTime?: string | null | undefined;
};

/** The time of an absence in words: one day, hours of one, or from one day to another. */
export function useDays(): (absence: Span) => string {
  const t = useMessages(absenceMessages);
  const { formatDate } = useFormats();
  return ({ from, until, fromTime = null, untilTime = null }) => {
    const day = formatDate(from, 'medium');
    if (from !== until)
      return t('days', { from: moment(day, fromTime), until: moment(formatDate(until, 'medium'), untilTime) });
    if (fromTime !== null && untilTime !== null) return t('hours', { day, from: fromTime, until: untilTime });
    if (fromTime !== null) return t('fromHour', { day, from: fromTime });
    return untilTime === null ? day : t('untilHour', { day, until: untilTime });
  };
}

function moment(day: string, time: string | null): string {
  return time === null ? day : `${day}, ${time}`;
}
