import { type Weekday, weekdays } from '@kontor/schema';
import { Building2, Card, classNames, House, type Icon, Minus, useLanguage, useMessages } from '@kontor/ui';
import type { PersonDetails, Workplace } from '../../shared/index.ts';
import { directoryMessages } from '../directory-messages.ts';

const looks: Record<Workplace, { readonly icon: Icon; readonly text: Workplace; readonly classes: string }> = {
  office: { icon: Building2, text: 'office', classes: 'bg-accent-soft text-accent-text' },
  home: { icon: House, text: 'home', classes: 'bg-info-soft text-info' },
  off: { icon: Minus, text: 'off', classes: 'bg-hover text-muted' },
};

/** The names of the days, Monday first, as the language writes them. */
export function useWeekdayNames(style: 'short' | 'long'): Record<Weekday, string> {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  // 5 January 2026 is a Monday.
  const named = weekdays.map((day, index) => [day, format.format(Date.UTC(2026, 0, 5 + index))]);
  return Object.fromEntries(named) as Record<Weekday, string>; // one entry for each weekday
}

/** Where somebody works on each day of the week; weekends only when somebody works then. */
export function WeekCard({ person: { week } }: { readonly person: PersonDetails }) {
  const t = useMessages(directoryMessages);
  const short = useWeekdayNames('short');
  const long = useWeekdayNames('long');
  const today = weekdays[(new Date().getDay() + 6) % 7];
  const isWeekend = (day: Weekday) => day === 'saturday' || day === 'sunday';
  if (week === null)
    return (
      <Card title={t('week')}>
        <p className="text-sm text-muted">{t('noWeek')}</p>
      </Card>
    );
  const worksOnWeekends = weekdays.some((day) => isWeekend(day) && week[day] !== 'off');
  const days = weekdays.filter((day) => worksOnWeekends || !isWeekend(day));
  const kinds = (['office', 'home', 'off'] as const).filter((kind) => days.some((day) => week[day] === kind));
  return (
    <Card title={t('week')}>
      <ol className="flex gap-1.5">
        {days.map((day) => {
          const { icon: Icon, text, classes } = looks[week[day]];
          return (
            <li key={day} className="flex min-w-0 grow basis-0 flex-col items-center gap-1.5">
              <span
                aria-hidden
                className={classNames('text-xs', day === today ? 'font-semibold text-text' : 'text-muted')}
              >
                {short[day]}
              </span>
              <span
                className={classNames(
                  'flex h-10 w-full items-center justify-center rounded-md',
                  classes,
                  day === today && 'ring-2 ring-inset ring-current',
                )}
              >
                <Icon aria-hidden className="size-4" />
                <span className="sr-only">{`${long[day]}${day === today ? ` (${t('today')})` : ''}: ${t(text)}`}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <p aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 pt-3 text-xs text-muted">
        {kinds.map((kind) => {
          const { icon: Icon, text } = looks[kind];
          return (
            <span key={kind} className="flex items-center gap-1.5">
              <Icon className="size-3.5" />
              {t(text)}
            </span>
          );
        })}
      </p>
    </Card>
  );
}
