import type { IsoTimestamp } from '@kontor/base';
import type { CalendarTime } from './calendar-task.ts';
import { writeMoment, writeTime } from './calendar-time.ts';
import {
  componentLines,
  type JcalComponent,
  type JcalProperty,
  readProperty,
  textProperty,
  writeLines,
} from './jcal.ts';
import { calendarHead, zonesOf } from './write-todo.ts';

/** A due date in a calendar. */
export interface CalendarEvent {
  readonly uid: string;
  readonly summary: string;
  readonly description?: string;
  /** A whole day, or a time; the event lasts no time, so that it hides no free hour. */
  readonly at: CalendarTime;
  readonly url?: string;
  readonly lastModified: IsoTimestamp;
}

function eventComponent({ uid, summary, description, at, url, lastModified }: CalendarEvent): JcalComponent {
  const link: JcalProperty[] = url === undefined ? [] : [['url', {}, 'uri', url.replace(/\s/g, '')]];
  return [
    'vevent',
    [
      textProperty('uid', uid),
      writeMoment('dtstamp', lastModified),
      writeMoment('last-modified', lastModified),
      textProperty('summary', summary),
      ...(description === undefined ? [] : [textProperty('description', description)]),
      writeTime('dtstart', at),
      textProperty('transp', 'TRANSPARENT'),
      ...link,
    ],
    [],
  ];
}

/** Many due dates as one calendar to subscribe to. `name` is what clients call it; they come again after an hour (RFC 7986 section 5.7). */
export function writeCalendar(events: readonly CalendarEvent[], { name, now }: { name: string; now: Date }): string {
  const refresh = readProperty('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
  const head = [...calendarHead(), textProperty('name', name), ...(refresh === undefined ? [] : [refresh])];
  // Clients that are older than RFC 7986 look for the name there.
  const oldName: JcalProperty = ['x-wr-calname', {}, 'text', ...textProperty('name', name).slice(3)];
  const zones = zonesOf(
    events.map(({ at }) => at),
    now,
  );
  return writeLines(componentLines(['vcalendar', [...head, oldName], [...zones, ...events.map(eventComponent)]]));
}
