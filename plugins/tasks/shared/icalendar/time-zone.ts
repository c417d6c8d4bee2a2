import { calendarDay, dayNumber, daysInMonth, isoDateOf, weekdayOf } from '../calendar-days.ts';
import { dayCodes } from '../recurrence/parts.ts';
import { clockOffset, isTimeZone } from '../wall-clock.ts';
import { type JcalComponent, type JcalProperty, readProperty, textProperty } from './jcal.ts';

const dayMs = 86_400_000;
const zoneName = /^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/;

/** The IANA zone that a TZID means, also with a maker's prefix (`/example.org/Europe/Berlin`), or nothing. */
export function findZone(name: string): string | undefined {
  if (name === 'UTC') return name;
  const parts = name.split('/').filter((part) => part !== '');
  const candidates = [name, parts.slice(-2).join('/'), parts.slice(-3).join('/')];
  return candidates.find((one) => zoneName.test(one) && isTimeZone(one));
}

interface Change {
  readonly from: number;
  readonly to: number;
  /** What the clock shows before the change, in milliseconds as if it were UTC. */
  readonly shown: number;
}

const known = new Map<string, readonly Change[]>();
/** Anybody's calendars name years and zones: what is remembered of them is bounded. */
const mostKnown = 2000;

/** When the clocks change in a year, looked for once: it takes half a millisecond, and a calendar has many times of few years. */
function changesOf(zone: string, year: number): readonly Change[] {
  const key = `${zone} ${year}`;
  const remembered = known.get(key);
  if (remembered) return remembered;
  if (known.size >= mostKnown) known.clear();
  const changes = findChanges(zone, year);
  known.set(key, changes);
  return changes;
}

/** They are looked at every week: some zones change twice within a month. */
function findChanges(zone: string, year: number): readonly Change[] {
  const changes: Change[] = [];
  const end = dayNumber(year + 1, 1, 1);
  for (let day = dayNumber(year, 1, 1); day < end; day += 7) {
    let [low, high] = [day * dayMs, Math.min(day + 7, end) * dayMs];
    const [from, to] = [clockOffset(low, zone), clockOffset(high, zone)];
    if (from === to) continue;
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (clockOffset(middle, zone) === from) low = middle;
      else high = middle;
    }
    changes.push({ from, to, shown: high + from });
  }
  return changes;
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** "The last Sunday of March", if that is when all of the changes are. */
function yearlyRule(changes: readonly Change[]): string | undefined {
  const days = changes.map(({ shown }) => {
    const number = Math.floor(shown / dayMs);
    const { year, month, day } = calendarDay(number);
    const fromEnd = -Math.ceil((daysInMonth(year, month) - day + 1) / 7);
    return { month, weekday: weekdayOf(number), nth: Math.ceil(day / 7), fromEnd, time: shown % dayMs };
  });
  const [first] = days;
  if (first === undefined || days.length < 4) return undefined;
  const isSame = (one: (day: (typeof days)[number]) => number) => days.every((day) => one(day) === one(first));
  if (!isSame(({ month }) => month) || !isSame(({ weekday }) => weekday) || !isSame(({ time }) => time))
    return undefined;
  const nth = isSame(({ fromEnd }) => fromEnd) ? first.fromEnd : isSame((day) => day.nth) ? first.nth : undefined;
  return nth === undefined ? undefined : `FREQ=YEARLY;BYMONTH=${first.month};BYDAY=${nth}${dayCodes[first.weekday]}`;
}

const shownText = (shown: number) =>
  `${isoDateOf(Math.floor(shown / dayMs))}T${new Date(shown).toISOString().slice(11, 19)}`;

function observance(changes: readonly Change[], isDaylight: boolean): JcalComponent[] {
  const [first] = changes;
  if (first === undefined) return [];
  const rule = yearlyRule(changes);
  const repeated = rule === undefined ? undefined : readProperty(`RRULE:${rule}`);
  const times = changes.slice(1).map(({ shown }): JcalProperty => ['rdate', {}, 'date-time', shownText(shown)]);
  const properties: JcalProperty[] = [
    ['dtstart', {}, 'date-time', shownText(first.shown)],
    ['tzoffsetfrom', {}, 'utc-offset', offsetText(first.from)],
    ['tzoffsetto', {}, 'utc-offset', offsetText(first.to)],
    ...(repeated === undefined ? times : [repeated]),
  ];
  return [[isDaylight ? 'daylight' : 'standard', properties, []]];
}

/** The VTIMEZONE of a zone, right from the year before `fromYear` on and at least to ten years after `toYear`. */
export function timeZoneComponent(zone: string, fromYear: number, toYear: number): JcalComponent {
  const years = Array.from({ length: toYear - fromYear + 12 }, (_none, at) => fromYear - 1 + at);
  const changes = years.flatMap((year) => changesOf(zone, year));
  const kinds = Map.groupBy(changes, ({ from, to }) => `${from} ${to}`);
  const steady = clockOffset(dayNumber(fromYear - 1, 1, 1) * dayMs, zone);
  const before: Change = { from: steady, to: steady, shown: dayNumber(1970, 1, 1) * dayMs };
  const parts = [...kinds.values()].flatMap((one) => observance(one, (one[0]?.to ?? 0) > (one[0]?.from ?? 0)));
  return ['vtimezone', [textProperty('tzid', zone)], [...observance([before], false), ...parts]];
}
