import type { RecurrenceEnd, RecurrenceParts } from './parts.ts';
import { dayPhrase, joinWords } from './phrase.ts';

const weekdayNames = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
const monthNames = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const everyUnit = { DAILY: 'jeden Tag', WEEKLY: 'jede Woche', MONTHLY: 'jeden Monat', YEARLY: 'jedes Jahr' };
const units = { DAILY: 'Tage', WEEKLY: 'Wochen', MONTHLY: 'Monate', YEARLY: 'Jahre' };
const inUnit = { DAILY: '', WEEKLY: ' der Woche', MONTHLY: ' im Monat', YEARLY: ' im Jahr' };
const ordinals = ['', 'ersten', 'zweiten', 'dritten', 'vierten', 'fünften'];

const list = (words: readonly string[]) => joinWords(words, 'und');
const monthList = (months: readonly number[]) => list(months.map((month) => monthNames[month - 1] ?? ''));

function ordinal(nth: number): string {
  if (nth === -1) return 'letzten';
  if (nth === -2) return 'vorletzten';
  if (nth < 0) return `${-nth}.-letzten`;
  return ordinals[nth] ?? `${nth}.`;
}

const monthDay = (day: number) => (day > 0 ? `${day}.` : `${ordinal(day)} Tag`);

function end({ count, until }: RecurrenceParts): string {
  if (count !== undefined) return `, insgesamt ${count}-mal`;
  return until === undefined ? '' : `, bis ${germanDay(until)}`;
}

function germanDay({ date }: RecurrenceEnd): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}.${month}.${year}`;
}

/** "letzten Arbeitstag", "ersten und dritten Freitag": what follows "jeden" or "am", or nothing where there is no such word. */
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
  if (isWorkingDays && positions.length > 0) return `${list(positions.map(ordinal))} Arbeitstag`;
  if (weekdays.length === 7 && positions.length > 0) return `${list(positions.map(ordinal))} Tag`;
  return undefined;
}

function otherDays(parts: RecurrenceParts): string {
  const { isWorkingDays, positions, weekdays } = dayPhrase(parts);
  const names = isWorkingDays ? 'Montag bis Freitag' : list(weekdays.map((weekday) => weekdayNames[weekday] ?? ''));
  const days = parts.byMonthDay.length > 0 ? ` am ${list(parts.byMonthDay.map(monthDay))}` : '';
  const limit = names === '' ? '' : days === '' ? ` am ${names}` : `, wenn er auf ${names} fällt`;
  const chosen = positions.length === 0 ? '' : `, davon nur am ${list(positions.map(ordinal))}`;
  return `${isWorkingDays && days === '' ? ' von Montag bis Freitag' : `${days}${limit}`}${chosen}`;
}

/** The rule in German. */
export function describeInGerman(parts: RecurrenceParts): string {
  const { frequency, interval, byMonth, byMonthDay, byDay } = parts;
  const rhythm = interval === 1 ? everyUnit[frequency] : `alle ${interval} ${units[frequency]}`;
  const named = namedDays(parts);
  const months = byMonth.length === 0 ? '' : ` im ${monthList(byMonth)}`;
  if (named !== undefined) {
    const within = frequency === 'YEARLY' && byMonth.length > 0 ? months : inUnit[frequency];
    if (interval > 1) return `${rhythm} am ${named}${within}${end(parts)}`;
    const also = frequency === 'YEARLY' ? '' : months;
    return `${frequency === 'YEARLY' ? `jedes Jahr am ${named}` : `jeden ${named}`}${within}${also}${end(parts)}`;
  }
  const isShort = frequency === 'DAILY' || frequency === 'WEEKLY';
  const isDate = frequency === 'YEARLY' && byMonth.length === 1 && byMonthDay.length === 1 && byDay.length === 0;
  if (isDate) return `${rhythm} am ${monthDay(byMonthDay[0] ?? 1)} ${monthNames[(byMonth[0] ?? 1) - 1]}${end(parts)}`;
  const isEachWorkingDay =
    isShort && interval === 1 && dayPhrase(parts).isWorkingDays && parts.bySetPosition.length === 0;
  if (isEachWorkingDay) return `jeden Arbeitstag${months}${end(parts)}`;
  return `${rhythm}${otherDays(parts)}${months}${end(parts)}`;
}
