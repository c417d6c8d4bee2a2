import { calendarDay, dayNumberOf } from '../calendar-days.ts';
import { type CalendarStatus, type CalendarTask, type CalendarTime, priorityOf } from './calendar-task.ts';
import { writeMoment, writeTime } from './calendar-time.ts';
import {
  componentLines,
  type JcalComponent,
  type JcalProperty,
  readProperty,
  textOf,
  textProperty,
  writeLines,
  writeProperty,
} from './jcal.ts';
import { timeZoneComponent } from './time-zone.ts';

export const productId = '-//Kontor//Tasks//DE';

const statuses: Readonly<Record<CalendarStatus, string>> = {
  open: 'NEEDS-ACTION',
  'in-progress': 'IN-PROCESS',
  done: 'COMPLETED',
  cancelled: 'CANCELLED',
};
const numbers = [0, 9, 5, 1] as const;

/** The start in the form of the due date, as RFC 5545 section 3.8.2.3 demands; a task that recurs has one in any case. */
function startOf({ start, due, recurrence }: CalendarTask): CalendarTime | undefined {
  const found = start ?? (recurrence === undefined ? undefined : due);
  if (found === undefined || due === undefined) return found;
  if (due.time === undefined) return { date: found.date };
  return found.time === undefined ? { ...due, date: found.date, time: '00:00' } : found;
}

/** The definitions of all zones that the times name. */
export function zonesOf(times: readonly (CalendarTime | undefined)[], now: Date): JcalComponent[] {
  const timed = times.flatMap((time) =>
    time?.zone === undefined || time.zone === 'UTC' ? [] : [{ ...time, zone: time.zone }],
  );
  return [...Map.groupBy(timed, ({ zone }) => zone)].map(([zone, all]) => {
    const years = all.map(({ date }) => calendarDay(dayNumberOf(date)).year);
    const latest = Math.min(Math.max(...years), now.getUTCFullYear() + 20);
    return timeZoneComponent(zone, Math.min(latest, ...years), latest);
  });
}

function optional<T>(value: T | undefined, write: (value: T) => JcalProperty | undefined): JcalProperty[] {
  const property = value === undefined ? undefined : write(value);
  return property === undefined ? [] : [property];
}

function keptLines({ kept, due, recurrence }: CalendarTask): readonly string[] {
  // A due date replaces a duration, and a rule that is followed the one that was not.
  return kept.properties.filter(
    (line) => !(due && /^DURATION[;:]/i.test(line)) && !(recurrence && /^RRULE[;:]/i.test(line)),
  );
}

function priorityNumber({ priority, foreignPriority }: CalendarTask): number {
  const isSame = foreignPriority !== undefined && priorityOf(foreignPriority) === priority;
  return isSame ? foreignPriority : numbers[priority];
}

function ownProperties(task: CalendarTask, now: Date): JcalProperty[] {
  const priority = priorityNumber(task);
  return [
    textProperty('uid', task.uid),
    writeMoment('dtstamp', task.lastModified ?? now.toISOString()),
    ...optional(task.created, (moment) => writeMoment('created', moment)),
    ...optional(task.lastModified, (moment) => writeMoment('last-modified', moment)),
    ['sequence', {}, 'integer', task.sequence],
    textProperty('summary', task.summary),
    ...optional(task.description, (text) => textProperty('description', text)),
    ...optional(startOf(task), (time) => writeTime('dtstart', time)),
    ...optional(task.due, (time) => writeTime('due', time)),
    ...optional(task.recurrence, (rule) => readProperty(`RRULE:${rule}`)),
    ...optional(priority || undefined, (number) => ['priority', {}, 'integer', number]),
    textProperty('status', statuses[task.status]),
    ...optional(task.percent, (percent) => ['percent-complete', {}, 'integer', percent]),
    ...optional(task.completedAt, (moment) => writeMoment('completed', moment)),
    ...optional(task.categories.length > 0 ? task.categories : undefined, (all) => textProperty('categories', ...all)),
    ...optional(task.parent, (uid) => textProperty('related-to', uid)),
    ...optional(task.url, (url) => ['url', {}, 'uri', url.replace(/\s/g, '')]),
  ];
}

export function calendarHead(): JcalProperty[] {
  return [textProperty('version', '2.0'), textProperty('prodid', productId)];
}

/** A task as one calendar object, with the definitions of the zones it names. `now` is when it is written. */
export function writeTodo(task: CalendarTask, now: Date): string {
  const zones = zonesOf([task.due, startOf(task)], now);
  const written = new Set(zones.map((zone) => `TZID:${textOf(zone, 'tzid')}`));
  const siblings = task.kept.siblings.map((text) => text.split('\r\n'));
  const isWritten = ([first, ...lines]: readonly string[]) =>
    first === 'BEGIN:VTIMEZONE' && lines.some((line) => written.has(line));
  return writeLines([
    'BEGIN:VCALENDAR',
    ...calendarHead().map(writeProperty),
    ...zones.flatMap(componentLines),
    'BEGIN:VTODO',
    ...ownProperties(task, now).map(writeProperty),
    ...keptLines(task),
    ...task.kept.components.flatMap((text) => text.split('\r\n')),
    'END:VTODO',
    ...siblings.filter((lines) => !isWritten(lines)).flat(),
    'END:VCALENDAR',
  ]);
}
