import { PersonName } from '@kontor/plugin-api/client';
import { dayAfter, weekdayOf } from '@kontor/schema';
import { Avatar, Badge, classNames, useFormats, useLanguage, useMessages } from '@kontor/ui';
import type { AwayPerson } from '../../shared/index.ts';
import { absenceEnd } from './absence-end.ts';
import { awayMessages } from './away-messages.ts';

interface AwayLineProps {
  readonly away: AwayPerson;
  readonly today: string;
  /** Days shown as a strip on wide screens; none without. */
  readonly days?: number;
}

/** Somebody who is away: until when, and who stands in. */
export function AwayLine({ away, today, days }: AwayLineProps) {
  const t = useMessages(awayMessages);
  const { person, substitute, isSubstituteAway, note, from } = away;
  const isRunning = from <= today;
  return (
    <li className="flex min-h-14 items-center gap-3 py-1.5">
      <Avatar name={person.name} seed={person.id} photo={person.picture ?? undefined} />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2">
          <PersonName person={person} className="inline-flex min-h-6 items-center font-medium" />
          <span className="text-sm text-muted">
            <Span away={away} today={today} />
          </span>
        </p>
        <p className="flex flex-wrap items-center gap-x-2 text-sm">
          {substitute ? (
            <PersonName person={substitute} className="inline-flex min-h-6 items-center">
              {t('standsIn', { name: substitute.name })}
            </PersonName>
          ) : (
            <span className="text-muted">{t('nobodyStandsIn')}</span>
          )}
          {isRunning && isSubstituteAway && <Badge tone="warning">{t('substituteAway')}</Badge>}
          {note !== null && note !== '' && <span className="text-muted">{note}</span>}
        </p>
      </div>
      {days !== undefined && <DayStrip away={away} today={today} days={days} />}
    </li>
  );
}

function Span({ away, today }: AwayLineProps) {
  const { from, until, fromTime, untilTime } = away;
  const t = useMessages(awayMessages);
  const { formatDate } = useFormats();
  if (from === until && (fromTime !== null || untilTime !== null))
    return [formatDate(from, 'medium'), `${fromTime ?? '00:00'}–${untilTime ?? '24:00'}`].join(', ');
  if (from > today)
    return from === until
      ? formatDate(from, 'medium')
      : t('span', { from: formatDate(from, 'medium'), until: formatDate(until, 'medium') });
  return until === today && untilTime === null ? t('onlyToday') : t('until', { day: absenceEnd(away, formatDate) });
}

/** The letters of the days above the boxes. */
export function DayHead({ today, days }: { readonly today: string; readonly days: number }) {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language, { weekday: 'narrow', timeZone: 'UTC' });
  return (
    <span aria-hidden className="hidden gap-0.5 md:flex">
      {daysFrom(today, days).map((day) => (
        <span key={day} className="w-3.5 text-center text-xs text-muted">
          {format.format(new Date(`${day}T12:00:00Z`))}
        </span>
      ))}
    </span>
  );
}

function daysFrom(today: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => dayAfter(today, index));
}

/** The days to come as boxes; the words beside it say the same. */
function DayStrip({ away: { from, until }, today, days }: AwayLineProps & { readonly days: number }) {
  const shown = daysFrom(today, days);
  const isWeekend = (day: string) => ['saturday', 'sunday'].includes(weekdayOf(day));
  return (
    <span aria-hidden className="hidden shrink-0 gap-0.5 md:flex">
      {shown.map((day) => (
        <span
          key={day}
          className={classNames(
            'h-6 w-3.5 rounded-sm',
            from <= day && day <= until
              ? 'bg-warning-soft ring-1 ring-warning/50 ring-inset forced-colors:bg-text'
              : isWeekend(day)
                ? 'bg-sunken'
                : 'bg-hover',
          )}
        />
      ))}
    </span>
  );
}
