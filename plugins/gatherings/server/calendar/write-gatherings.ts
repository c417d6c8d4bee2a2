import { addDays } from '@kontor/base';
import { plainTextOf, readMarkdown } from '@kontor/matrix/shared';
import {
  componentLines,
  type JcalComponent,
  type JcalProperty,
  readProperty,
  textProperty,
  writeLines,
  writeMoment,
  writeTime,
  zonesOf,
} from '@kontor/plugin-tasks/shared';
import { gatheringPath } from '../../shared/index.ts';
import type { GatheringRow } from '../gathering-store.ts';

/** A gathering for somebody's calendar. */
export interface CalendarEntry {
  readonly row: GatheringRow;
  /** They have a place, or need none; else it is shown as not settled yet. */
  readonly isSettled: boolean;
}

export interface CalendarParts {
  readonly name: string;
  readonly zone: string;
  readonly now: Date;
  /** Of the product: `https://kontor.example`. */
  readonly origin: string;
}

/** Many gatherings as one calendar (RFC 5545); programs ask again after an hour (RFC 7986 section 5.7). */
export function writeGatherings(entries: readonly CalendarEntry[], parts: CalendarParts): string {
  const { name, zone, now } = parts;
  const refresh = readProperty('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
  const head: JcalProperty[] = [
    textProperty('version', '2.0'),
    textProperty('prodid', '-//Kontor//Gatherings//DE'),
    textProperty('name', name),
    // Programs that are older than RFC 7986 look for the name there.
    ['x-wr-calname', {}, 'text', ...textProperty('name', name).slice(3)],
    ...(refresh === undefined ? [] : [refresh]),
  ];
  const times = entries.flatMap(({ row }) => [startOf(row, zone), endOf(row, zone)]);
  const events = entries.map((entry) => eventOf(entry, parts));
  return writeLines(componentLines(['vcalendar', head, [...zonesOf(times, now), ...events]]));
}

function startOf({ starts_on: date, starts_time: time }: GatheringRow, zone: string) {
  return time === null ? { date } : { date, time, zone };
}

/** The end is the first moment after it: of whole days the day after the last (section 3.6.1). */
function endOf({ ends_on: date, ends_time: time }: GatheringRow, zone: string) {
  return time === null ? { date: addDays(date, 1) } : { date, time, zone };
}

function eventOf({ row, isSettled }: CalendarEntry, { zone, origin }: CalendarParts): JcalComponent {
  const changed = row.changed_at.toISOString();
  const status = row.state === 'cancelled' ? 'CANCELLED' : isSettled ? 'CONFIRMED' : 'TENTATIVE';
  const isInstant = row.starts_at.getTime() === row.ends_at.getTime();
  return [
    'vevent',
    [
      textProperty('uid', `gathering-${row.id}`),
      writeMoment('dtstamp', changed),
      writeMoment('last-modified', changed),
      ['sequence', {}, 'integer', row.sequence],
      textProperty('summary', row.title),
      ...textOf('description', descriptionOf(row)),
      ...textOf('location', row.place !== '' ? row.place : row.online),
      writeTime('dtstart', startOf(row, zone)),
      ...(isInstant ? [] : [writeTime('dtend', endOf(row, zone))]),
      textProperty('status', status),
      ['url', {}, 'uri', `${origin}${gatheringPath(row.id)}`],
    ],
    [],
  ];
}

function descriptionOf({ state, reason, description, online }: GatheringRow): string {
  const parts = [state === 'cancelled' ? reason : '', plainTextOf(readMarkdown(description)), online];
  return parts.filter((part) => part !== '').join('\n\n');
}

const textOf = (name: string, text: string) => (text === '' ? [] : [textProperty(name, text)]);
