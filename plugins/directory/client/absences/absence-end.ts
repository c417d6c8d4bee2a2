import type { CurrentAbsence } from '../../shared/index.ts';

/** The last day of an absence in words, with its hour where it ends within a day. */
export function absenceEnd(
  { until, untilTime }: Pick<CurrentAbsence, 'until' | 'untilTime'>,
  formatDate: (day: string, style: 'medium') => string,
): string {
  return untilTime === null ? formatDate(until, 'medium') : `${formatDate(until, 'medium')}, ${untilTime}`;
}
