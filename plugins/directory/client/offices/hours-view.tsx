import { isoDate } from '@kontor/base';
import { dayAfter, type OfficeClosure, openState, weekdayOf, weekdays } from '@kontor/schema';
import { Badge, CircleCheck, Clock, classNames, useFormats, useMessages } from '@kontor/ui';
import type { OrgUnitDetails } from '../../shared/index.ts';
import { useWeekdayNames } from '../person/week-view.tsx';
import { officeMessages } from './office-messages.ts';
import { useNow } from './use-now.ts';
import { useOpenText, usePeriodsText } from './use-open-text.ts';

type Told = Pick<OrgUnitDetails, 'office' | 'timeZone'>;

/** Closures so many days ahead are announced. */
const announcedDays = 28;

/** Whether the office is open at this moment; nothing when it tells no hours. */
export function OpenNow({ unit: { office, timeZone } }: { readonly unit: Told }) {
  const now = useNow();
  const openText = useOpenText();
  const state = openState(office, now, timeZone);
  if (!state) return null;
  const Sign = state.isOpen ? CircleCheck : Clock;
  return (
    <p className={classNames('flex items-center gap-2 font-medium', state.isOpen ? 'text-success' : 'text-muted')}>
      <Sign aria-hidden className="size-4 shrink-0" />
      {openText(state, now, timeZone)}
    </p>
  );
}

/** Hours of each day of the week, a note, and days on which they do not hold. */
export function Hours({ unit: { office, timeZone } }: { readonly unit: Told }) {
  const t = useMessages(officeMessages);
  const names = useWeekdayNames('long');
  const periodsText = usePeriodsText();
  const { hours, hoursNote } = office;
  const today = isoDate(useNow(), timeZone);
  return (
    <div className="flex flex-col gap-3">
      {hours === null && hoursNote === '' && <p className="text-sm text-muted">{t('noHours')}</p>}
      {hours !== null && (
        <table aria-label={t('hoursOf')} className="-my-0.5 self-start text-sm tabular-nums">
          <tbody>
            {weekdays.map((day) => {
              const isToday = day === weekdayOf(today);
              return (
                <tr key={day} className={classNames('align-top', isToday && 'font-semibold')}>
                  <th
                    scope="row"
                    className={classNames('py-0.5 pe-5 text-start', isToday ? 'font-semibold' : 'font-normal')}
                  >
                    {names[day]}
                    {isToday && <span className="sr-only">{` (${t('today')})`}</span>}
                  </th>
                  <td className={classNames('py-0.5', hours[day].length === 0 && !isToday && 'text-muted')}>
                    {periodsText(hours[day])}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {hoursNote !== '' && <p className="text-sm">{hoursNote}</p>}
      <Closures closures={office.closures} today={today} />
    </div>
  );
}

function Closures({ closures, today }: { readonly closures: readonly OfficeClosure[]; readonly today: string }) {
  const t = useMessages(officeMessages);
  const { formatDate } = useFormats();
  const coming = closures.filter(({ from, until }) => until >= today && from <= dayAfter(today, announcedDays));
  if (coming.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {coming.map(({ from, until, reason }) => (
        <li key={`${from} ${until}`} className="flex flex-wrap items-center gap-x-2">
          <Badge tone="warning">{t('closed')}</Badge>
          {from === until
            ? t('closureDay', { day: formatDate(from), reason: reason || t('closureUntold') })
            : t('closureDays', {
                from: formatDate(from),
                until: formatDate(until),
                reason: reason || t('closureUntold'),
              })}
        </li>
      ))}
    </ul>
  );
}
