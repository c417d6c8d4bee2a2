import type { IsoDate } from '@kontor/base';
import { usePlace } from '@kontor/plugin-api/client';
import { todayHere } from '../task/due-model.ts';
import { type Span, spans } from './calendar-model.ts';

const dayPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Which days the calendar shows, as the address says. */
export function useCalendarDays() {
  const { search, setSearch } = usePlace();
  const today = todayHere();
  const span: Span = spans.find((each) => each === search.span) ?? 'month';
  const day: IsoDate = search.day !== undefined && dayPattern.test(search.day) ? search.day : today;
  return {
    today,
    span,
    day,
    setSpan: (next: Span) => setSearch({ span: next === 'month' ? undefined : next }),
    setDay: (next: IsoDate) => setSearch({ day: next === today ? undefined : next }),
  };
}

export type CalendarDays = ReturnType<typeof useCalendarDays>;
