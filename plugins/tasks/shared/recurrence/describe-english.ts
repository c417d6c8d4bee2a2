import type { RecurrenceEnd, RecurrenceParts } from './parts.ts';
import { dayPhrase, joinWords } from './phrase.ts';

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthNames = 'January February March April May June July August September October November December'.split(' ');
const everyUnit = { DAILY: 'every day', WEEKLY: 'every week', MONTHLY: 'every month', YEARLY: 'every year' };
const units = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' };
const ofUnit = { DAILY: '', WEEKLY: ' of the week', MONTHLY: ' of the month', YEARLY: ' of the year' };
const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

const list = (words: readonly string[]) => joinWords(words, 'and');
const monthList = (months: readonly number[]) => list(months.map((month) => monthNames[month - 1] ?? ''));

function suffixed(number: number): string {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[Math.floor(number / 10) === 1 ? 0 : number % 10];
  return `${number}${ending ?? 'th'}`;
}

function ordinal(nth: number): string {
  if (nth === -1) return 'last';
  if (nth === -2) return 'second to last';
  if (nth < 0) return `${suffixed(-nth)} to last`;
  return ordinals[nth] ?? suffixed(nth);
}

const monthDay = (day: number) => (day > 0 ? suffixed(day) : `${ordinal(day)} day`);

function end({ count, until }: RecurrenceParts): string {
  if (count !== undefined) return count === 1 ? ', once in all' : `, ${count} times in all`;
  return until === undefined ? '' : `, until ${englishDay(until)}`;
}

function englishDay({ date }: RecurrenceEnd): string {
  const [year, month = 1, day] = date.split('-').map(Number);
  return `${day} ${monthNames[month - 1]} ${year}`;
}

/** "last working day", "first and third Friday", or nothing where there is no such word. */
function namedDays(parts: RecurrenceParts): string | undefined {
  const { nthDays, isWorkingDays, positions, weekdays } = dayPhrase(parts);
  if (parts.byMonthDay.length > 0) return undefined;
  if (nthDays.length > 0 && weekdays.length === 0 && positions.length === 0) {
    const one = nthDays[0]?.weekday;
    if (nthDays.every(({ weekday }) => weekday === one)) {
      return `${list(nthDays.map(({ nth }) => ordinal(nth)))} ${weekdayNames[one ?? 0]}`;
    }
    return list(nthDays.map(({ nth, weekday }) => `${ordinal(nth)} ${weekdayNames[weekday]}`));
  }
  if (isWorkingDays && positions.length > 0) return `${list(positions.map(ordinal))} working day`;
  if (weekdays.length === 7 && positions.length > 0) return `${list(positions.map(ordinal))} day`;
  return undefined;
}

function otherDays(parts: RecurrenceParts): string {
  const { isWorkingDays, positions, weekdays } = dayPhrase(parts);
  const names = isWorkingDays ? 'a working day' : list(weekdays.map((weekday) => weekdayNames[weekday] ?? ''));
  const days = parts.byMonthDay.length > 0 ? ` on the ${list(parts.byMonthDay.map(monthDay))}` : '';
  const limit = names === '' ? '' : days === '' ? ` on ${names}` : ` if it is ${names}`;
  const chosen = positions.length === 0 ? '' : `, of these only the ${list(positions.map(ordinal))}`;
  return `${isWorkingDays && days === '' ? ' from Monday to Friday' : `${days}${limit}`}${chosen}`;
}

/** The rule in English. */
export function describeInEnglish(parts: RecurrenceParts): string {
  const { frequency, interval, byMonth, byMonthDay, byDay } = parts;
  const rhythm = interval === 1 ? everyUnit[frequency] : `every ${interval} ${units[frequency]}`;
  const named = namedDays(parts);
  const months = byMonth.length === 0 ? '' : ` in ${monthList(byMonth)}`;
  if (named !== undefined) {
    if (frequency === 'YEARLY' && byMonth.length > 0)
      return `${rhythm} on the ${named} of ${monthList(byMonth)}${end(parts)}`;
    if (interval > 1 || frequency === 'YEARLY')
      return `${rhythm} on the ${named}${ofUnit[frequency]}${months}${end(parts)}`;
    return `every ${named}${ofUnit[frequency]}${months}${end(parts)}`;
  }
  const isShort = frequency === 'DAILY' || frequency === 'WEEKLY';
  const isDate = frequency === 'YEARLY' && byMonth.length === 1 && byMonthDay.length === 1 && byDay.length === 0;
  if (isDate) {
    const day = byMonthDay[0] ?? 1;
    const name = monthNames[(byMonth[0] ?? 1) - 1];
    return `${rhythm} on ${day > 0 ? `${day} ${name}` : `the ${monthDay(day)} of ${name}`}${end(parts)}`;
  }
  const isEachWorkingDay =
    isShort && interval === 1 && dayPhrase(parts).isWorkingDays && parts.bySetPosition.length === 0;
  if (isEachWorkingDay) return `every working day${months}${end(parts)}`;
  return `${rhythm}${otherDays(parts)}${months}${end(parts)}`;
}
