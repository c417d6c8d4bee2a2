import {
  Button,
  ChevronLeft,
  ChevronRight,
  IconButton,
  Toolbar,
  useFormats,
  useLanguage,
  useMessages,
} from '@kontor/ui';
import { daysOf, later, spans, weekNumberOf } from './calendar-model.ts';
import { calendarViewMessages } from './calendar-view-messages.ts';
import type { CalendarDays } from './use-calendar-days.ts';

/** Which days are shown, and the ways to others. */
export function CalendarBar({ days }: { readonly days: CalendarDays }) {
  const t = useMessages(calendarViewMessages);
  const { day, span, today, setDay, setSpan } = days;
  const title = useSpanTitle(days);
  const isMonth = span === 'month';
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <h2 aria-live="polite" className="text-lg font-semibold">
        {title}
      </h2>
      <Toolbar label={t('span')} className="print:hidden">
        <IconButton
          icon={ChevronLeft}
          label={t(isMonth ? 'previousMonth' : 'previousWeek')}
          onPress={() => setDay(later(span, day, -1))}
        />
        <Button size="sm" onPress={() => setDay(today)}>
          {t('today')}
        </Button>
        <IconButton
          icon={ChevronRight}
          label={t(isMonth ? 'nextMonth' : 'nextWeek')}
          onPress={() => setDay(later(span, day, 1))}
        />
        {spans.map((each) => (
          <Button
            key={each}
            size="sm"
            variant={each === span ? 'secondary' : 'quiet'}
            aria-pressed={each === span}
            onPress={() => setSpan(each)}
          >
            {t(each)}
          </Button>
        ))}
      </Toolbar>
    </div>
  );
}

/** "November 2026", or "KW 48, 23. Nov. bis 29. Nov. 2026". */
export function useSpanTitle({ day, span }: Pick<CalendarDays, 'day' | 'span'>): string {
  const t = useMessages(calendarViewMessages);
  const { language } = useLanguage();
  const { formatDate } = useFormats();
  if (span === 'month')
    return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));
  const { from, until } = daysOf('week', day);
  const short = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return t('weekOf', {
    week: weekNumberOf(day),
    from: short.format(new Date(from)),
    until: formatDate(until, 'medium'),
  });
}
