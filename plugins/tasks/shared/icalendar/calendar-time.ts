import type { IsoTimestamp } from '@kontor/base';
import { findDay, isoDateOf } from '../calendar-days.ts';
import type { CalendarTime } from './calendar-task.ts';
import { findProperty, type JcalComponent, type JcalProperty, textOf } from './jcal.ts';
import { findZone } from './time-zone.ts';

const written = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d):[0-6]\d(Z)?)?$/;

/** What a calendar's own zone definitions say about the names of the zones in it. */
export type ZoneNames = ReadonlyMap<string, string | undefined>;

export function zoneNames([, , components]: JcalComponent): ZoneNames {
  const zones = components.filter(([name]) => name === 'vtimezone');
  return new Map(
    zones.map((zone) => {
      const name = textOf(zone, 'tzid') ?? '';
      const location = findProperty(zone, 'x-lic-location')?.[3];
      return [name, findZone(name) ?? (typeof location === 'string' ? findZone(location) : undefined)] as const;
    }),
  );
}

/** The time of a property; `unreadable` if it has one that no calendar has. A zone that nobody knows is left out. */
export function readTime(
  component: JcalComponent,
  name: string,
  zones: ZoneNames,
): CalendarTime | undefined | 'unreadable' {
  const property = findProperty(component, name);
  if (property === undefined) return undefined;
  const [, year, month, day, hour, minute, utc] = written.exec(String(property[3])) ?? [];
  const number = findDay(Number(year), Number(month), Number(day));
  if (number === undefined || Number(year) < 1) return 'unreadable';
  const date = isoDateOf(number);
  if (hour === undefined) return { date };
  const { tzid } = property[1];
  const named = typeof tzid === 'string' ? (zones.get(tzid) ?? findZone(tzid)) : undefined;
  const zone = utc === undefined ? named : 'UTC';
  return { date, time: `${hour}:${minute}`, ...(zone === undefined ? {} : { zone }) };
}

export function writeTime(name: string, { date, time, zone }: CalendarTime): JcalProperty {
  if (time === undefined) return [name, {}, 'date', date];
  const value = `${date}T${time}:00`;
  if (zone === 'UTC') return [name, {}, 'date-time', `${value}Z`];
  return [name, zone === undefined ? {} : { tzid: zone }, 'date-time', value];
}

/** A moment that calendars give in UTC; seconds stay. */
export function readMoment(component: JcalComponent, name: string): IsoTimestamp | undefined {
  const value = textOf(component, name);
  if (value === undefined || !written.test(value)) return undefined;
  const moment = new Date(value.endsWith('Z') ? value : `${value.slice(0, 19)}${value.length > 10 ? 'Z' : ''}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

export function writeMoment(name: string, moment: IsoTimestamp): JcalProperty {
  return [name, {}, 'date-time', `${new Date(moment).toISOString().slice(0, 19)}Z`];
}
