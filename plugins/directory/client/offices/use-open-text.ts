import { isoDate } from '@kontor/base';
import { dayAfter, type OpenPeriod, type OpenState, weekdayOf } from '@kontor/schema';
import { useFormats, useMessages } from '@kontor/ui';
import { useWeekdayNames } from '../person/week-view.tsx';
import { officeMessages } from './office-messages.ts';

/** Whether an office is open now, in words: "Geschlossen, öffnet Montag um 8:00 Uhr". */
export function useOpenText(): (state: OpenState, now: Date, timeZone: string) => string {
  const t = useMessages(officeMessages);
  const names = useWeekdayNames('long');
  const { formatDate } = useFormats();
  return (state, now, timeZone) => {
    if (state.isOpen) return state.until === '24:00' ? t('openAllDay') : t('openUntil', { time: plain(state.until) });
    if (state.opens === null) return t('closed');
    const { day, at } = state.opens;
    const time = plain(at);
    const today = isoDate(now, timeZone);
    if (day === today) return t('closedOpensToday', { time });
    if (day === dayAfter(today, 1)) return t('closedOpensTomorrow', { time });
    const isThisWeek = day < dayAfter(today, 7);
    return t('closedOpensOn', { time, day: isThisWeek ? names[weekdayOf(day)] : formatDate(day, 'long') });
  };
}

/** The periods of one day in words. */
export function usePeriodsText(): (periods: readonly OpenPeriod[]) => string {
  const t = useMessages(officeMessages);
  return (periods) => {
    if (periods.length === 0) return t('closed');
    const texts = periods.map(({ from, until }) =>
      from === '00:00' && until === '24:00' ? t('allDay') : t('period', { from: plain(from), until: plain(until) }),
    );
    return texts.join(', ');
  };
}

/** `08:00` as people say it: `8:00`. */
function plain(time: string): string {
  return time.replace(/^0(?=\d)/, '');
}
