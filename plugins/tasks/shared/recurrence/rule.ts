import { z } from 'zod';
import { dayNumber, findDay, isoDateOf, type Weekday, weekdays } from '../calendar-days.ts';
import {
  dayCodes,
  type Frequency,
  frequencies,
  type RecurrenceDay,
  type RecurrenceEnd,
  type RecurrenceParts,
  type RecurrenceRefusal,
} from './parts.ts';
import { matchingDays } from './periods.ts';

const dayPattern = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/;
const untilPattern = /^(\d{4})(\d{2})(\d{2})(?:T([01]\d|2[0-3])([0-5]\d)[0-5]\d(Z)?)?$/;

export const recurrenceBounds = { length: 200, interval: 400, count: 1000, list: 31 } as const;

class Refused extends Error {
  readonly reason: RecurrenceRefusal;
  constructor(reason: RecurrenceRefusal) {
    super(reason);
    this.reason = reason;
  }
}

function wholeNumber(text: string, least: number, most: number): number {
  if (!/^[+-]?\d{1,4}$/.test(text)) throw new Refused('unreadable');
  const number = Number(text);
  if (number < least || number > most) throw new Refused('out_of_bounds');
  return number;
}

/** Of a list each member once, so that a rule does not say the same twice. */
function list<T>(text: string | undefined, read: (member: string) => T): readonly T[] {
  if (text === undefined) return [];
  const members = [...new Set(text.split(','))];
  if (members.length > recurrenceBounds.list) throw new Refused('out_of_bounds');
  return members.map(read);
}

function numbers(text: string | undefined, most: number): readonly number[] {
  return list(text, (member) => {
    const number = wholeNumber(member, -most, most);
    if (number === 0) throw new Refused('out_of_bounds');
    return number;
  });
}

function readDay(text: string): RecurrenceDay {
  const [, nth, code] = dayPattern.exec(text) ?? [];
  if (code === undefined) throw new Refused('unreadable');
  const number = nth === undefined ? 0 : wholeNumber(nth, -53, 53);
  if (nth !== undefined && number === 0) throw new Refused('out_of_bounds');
  return { weekday: readWeekday(code), nth: number };
}

function readWeekday(code: string): Weekday {
  const weekday = weekdays.find((one) => dayCodes[one] === code);
  if (weekday === undefined) throw new Refused('unreadable');
  return weekday;
}

function readUntil(text: string): RecurrenceEnd {
  const [, year, month, day, hour, minute, utc] = untilPattern.exec(text) ?? [];
  const number = findDay(Number(year), Number(month), Number(day));
  if (number === undefined) throw new Refused('unreadable');
  const date = isoDateOf(number);
  return hour === undefined ? { date, isUtc: false } : { date, time: `${hour}:${minute}`, isUtc: utc !== undefined };
}

const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'];
const foreign = ['BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYYEARDAY', 'BYWEEKNO', 'RSCALE', 'SKIP'];

function split(rule: string): ReadonlyMap<string, string> {
  if (rule.length > recurrenceBounds.length) throw new Refused('out_of_bounds');
  const parts = new Map<string, string>();
  for (const part of rule.toUpperCase().split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0));
    if (foreign.includes(name)) throw new Refused('unsupported_part');
    if (!known.includes(name) || parts.has(name)) throw new Refused('unreadable');
    parts.set(name, part.slice(at + 1));
  }
  return parts;
}

function readFrequency(text: string | undefined): Frequency {
  if (text === 'SECONDLY' || text === 'MINUTELY' || text === 'HOURLY') throw new Refused('too_frequent');
  const frequency = frequencies.find((one) => one === text);
  if (frequency === undefined) throw new Refused('unreadable');
  return frequency;
}

function read(rule: string): RecurrenceParts {
  const parts = split(rule);
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')];
  return {
    frequency: readFrequency(parts.get('FREQ')),
    interval: wholeNumber(parts.get('INTERVAL') ?? '1', 1, recurrenceBounds.interval),
    ...(count === undefined ? {} : { count: wholeNumber(count, 1, recurrenceBounds.count) }),
    ...(until === undefined ? {} : { until: readUntil(until) }),
    byDay: list(parts.get('BYDAY'), readDay),
    byMonthDay: numbers(parts.get('BYMONTHDAY'), 31),
    byMonth: list(parts.get('BYMONTH'), (month) => wholeNumber(month, 1, 12)),
    bySetPosition: numbers(parts.get('BYSETPOS'), 366),
    weekStart: readWeekday(parts.get('WKST') ?? 'MO'),
  };
}

/** What RFC 5545 forbids, and the few combinations that its readers understand differently. */
function contradicts(parts: RecurrenceParts): boolean {
  const { frequency, byDay, byMonthDay, byMonth, bySetPosition } = parts;
  const hasNth = byDay.some(({ nth }) => nth !== 0);
  const isShort = frequency === 'DAILY' || frequency === 'WEEKLY';
  const nthPerMonth = frequency === 'MONTHLY' || byMonth.length > 0;
  return (
    (parts.count !== undefined && parts.until !== undefined) ||
    (hasNth && (isShort || byMonthDay.length > 0)) ||
    (hasNth && nthPerMonth && byDay.some(({ nth }) => Math.abs(nth) > 5)) ||
    (frequency === 'WEEKLY' && byMonthDay.length > 0) ||
    (bySetPosition.length > 0 && byDay.length + byMonthDay.length + byMonth.length === 0)
  );
}

/** Whether any day of 28 years, after which weekdays and leap years repeat, is one of the rule's. */
function comesEver(parts: RecurrenceParts): boolean {
  const days = matchingDays({ ...parts, interval: 1 }, dayNumber(2000, 1, 1), { years: 28 });
  return days.next().done !== true;
}

export type RecurrenceReading =
  | { readonly parts: RecurrenceParts; readonly refusal?: undefined }
  | { readonly refusal: RecurrenceRefusal };

/** Reads the value of an RRULE, without `RRULE:`. Says why not instead of throwing. */
export function readRecurrence(rule: string): RecurrenceReading {
  try {
    const parts = read(rule);
    if (contradicts(parts)) return { refusal: 'contradictory' };
    return comesEver(parts) ? { parts } : { refusal: 'never' };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.reason };
    throw error;
  }
}

/** The parts of a rule that `recurrenceRule` has let in; anything else is a bug. */
export function recurrenceParts(rule: string): RecurrenceParts {
  return read(rule);
}

/** The value of an RRULE that the product keeps: days, weeks, months and years, bounded, in capitals. The issue names the refusal. */
export const recurrenceRule = z
  .string()
  .max(recurrenceBounds.length)
  .toUpperCase()
  .superRefine((rule, context) => {
    const { refusal } = readRecurrence(rule);
    if (refusal !== undefined) context.addIssue({ code: 'custom', message: refusal, params: { refusal } });
  });
