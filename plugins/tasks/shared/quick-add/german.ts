import { calendarDay, findWeek, monthsLater, startOfWeek, type Weekday, weekdays } from '../calendar-days.ts';
import {
  clockTime,
  dateMeaning,
  indexOfWord,
  minutesLater,
  namedDay,
  nextMonthDay,
  type Part,
  partOfMonth,
  partOfNamedMonth,
  partOfWeek,
  partOfYear,
  timeMeaning,
  weekdayAfter,
  weekdayFrom,
  weekdayOfNextWeek,
} from './days.ts';
import { germanRhythms } from './german-rhythms.ts';
import { germanMonths, germanNumber, germanNumbers, germanWeekdays } from './german-words.ts';
import { type Meaning, oneOf, type Phrase, phrase, type Vocabulary, type Words, type Writing } from './phrase.ts';

const due = '(?:bis(?: spätestens)?(?: zum| am)?|spätestens(?: am| bis)?|fällig(?: am)?|am|zum) ';
const weekday = `(?<weekday>${oneOf(germanWeekdays)})`;
const short = '(?<short>Mo|Di|Mi|Do|Fr|Sa|So)\\.?';
const number = `(?<number>\\d{1,3}|${oneOf(germanNumbers)})`;
const month = `(?<month>${oneOf(germanMonths)})\\.?`;
const year = '(?<year>20\\d\\d)';
const next = 'n(?:ä|ae)chste[nrsm]?';
const afterNext = '(?:ü|ue)bern(?:ä|ae)chste[nrsm]?';
const coming = 'kommende[nrsm]?';
const which = `(?<which>diese[nrsm]?|${coming}|${next}|${afterNext})`;

const shorts = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'];

/** Two letters are a weekday only as it is written: "Mo", not "mo" or "MO". */
function weekdayIn({ weekday: long, short: two }: Words): Weekday | undefined {
  const at = long === undefined ? shorts.indexOf((two ?? '').toLowerCase()) : indexOfWord(germanWeekdays, long);
  return two !== undefined && !/^[A-Z][a-z]$/.test(two) ? undefined : weekdays[at];
}

function comingWeekday(words: Words, { today }: Writing): Meaning | undefined {
  const day = weekdayIn(words);
  return day === undefined ? undefined : { date: weekdayAfter(today, day) };
}

function chosenWeekday(words: Words, { today }: Writing): Meaning | undefined {
  const day = weekdayIn(words);
  if (day === undefined) return undefined;
  const chosen = (words.which ?? '').toLowerCase();
  if (/^ü|^ue/.test(chosen)) return { date: (weekdayOfNextWeek(today, day).date ?? 0) + 7 };
  if (chosen.startsWith('n')) return weekdayOfNextWeek(today, day);
  return { date: chosen.startsWith('d') ? weekdayFrom(today, day) : weekdayAfter(today, day) };
}

function later({ number: amount, unit = '' }: Words, writing: Writing): Meaning | undefined {
  const count = germanNumber(amount);
  const { today } = writing;
  const name = unit.toLowerCase();
  if (count === undefined) return undefined;
  if (name.startsWith('min')) return minutesLater(writing, count);
  if (name.startsWith('stu')) return minutesLater(writing, count * 60);
  // "In acht Tagen" is how many say a week, and here whoever writes a number may as well mean it.
  if (name.startsWith('tag')) return count === 8 ? { date: today + 8, otherwise: today + 7 } : { date: today + count };
  if (name.startsWith('woche')) return { date: today + count * 7 };
  return { date: monthsLater(today, name.startsWith('jahr') ? count * 12 : count) };
}

function steps(chosen: string | undefined): number {
  const word = (chosen ?? '').toLowerCase();
  if (/^(ü|ue)/.test(word)) return 2;
  return /^[nk]/.test(word) ? 1 : 0;
}

const partNames: Readonly<Record<string, Part>> = { anfang: 'start', mitte: 'middle', ende: 'end' };

function partOf(words: Words, { today }: Writing): Meaning | undefined {
  const part = partNames[(words.part ?? '').toLowerCase()] ?? 'end';
  const period = (words.period ?? '').toLowerCase();
  const count = steps(words.which);
  if (words.week !== undefined) {
    const monday = weekNumber(words, today);
    return dateMeaning(monday === undefined ? undefined : monday + { start: 0, middle: 2, end: 4 }[part]);
  }
  if (words.month !== undefined) {
    const named = indexOfWord(germanMonths, words.month) + 1;
    return dateMeaning(partOfNamedMonth(today, named, part, words.year ? Number(words.year) : undefined));
  }
  if (period.startsWith('woche')) return { date: partOfWeek(today, count, part) };
  return { date: period.startsWith('monat') ? partOfMonth(today, count, part) : partOfYear(today, count, part) };
}

/** The Monday of a week by its number: of this year, or of the next where the week has passed. */
function weekNumber({ week, year: written }: Words, today: number): number | undefined {
  const { year: thisYear } = calendarDay(startOfWeek(today) + 3);
  const monday = findWeek(written === undefined ? thisYear : Number(written), Number(week));
  if (written !== undefined || (monday !== undefined && monday + 6 >= today)) return monday;
  return findWeek(thisYear + 1, Number(week));
}

function wholePeriod(words: Words, { today }: Writing): Meaning | undefined {
  const count = steps(words.which);
  const period = (words.period ?? '').toLowerCase();
  if (period === 'woche') return { date: partOfWeek(today, count, count === 0 ? 'end' : 'start') };
  if (count === 0) return { date: period === 'monat' ? partOfMonth(today, 0, 'end') : partOfYear(today, 0, 'end') };
  return { date: period === 'monat' ? partOfMonth(today, count, 'start') : partOfYear(today, count, 'start') };
}

const atWeekend = ({ today }: Writing): Meaning => ({ date: Math.max(today, today - ((today + 3) % 7) + 5) });

function readDate({ day, month: name, monthNumber, year: written }: Words, { today }: Writing): Meaning | undefined {
  const found = name === undefined ? Number(monthNumber) : indexOfWord(germanMonths, name) + 1;
  return dateMeaning(namedDay(today, Number(day), found, written));
}

const near: Readonly<Record<string, number>> = { h: 0, m: 1, ü: 2, u: 2 };

const partOfDay = (words: Words) => {
  const names = ['fr(?:ü|ue)h', 'vormittags?', 'mittags?', 'nachmittags?', 'abends?'];
  return timeMeaning(['08:00', '10:00', '12:00', '15:00', '18:00'][indexOfWord(names, words.daypart)]);
};

const clock = (words: Words) => timeMeaning(clockTime(words.hour, words.minute ?? words.after));
const oclock = '(?<hour>\\d{1,2})(?:[:.](?<minute>\\d\\d))?\\s?Uhr(?: (?<after>\\d\\d))?';
const numeric = '(?<day>\\d{1,2})\\.\\s?(?<monthNumber>\\d{1,2})\\.';
const period = '(?<period>Woche|Monats?|Jahre?s?)';
/** "Am Freitag, den 4.12.": the date counts. */
const withWeekday = `(?:${due})?(?:${weekday}|${short}),? (?:den |dem )?`;
const part = '(?<part>Anfang|Mitte|Ende)';
const calendarWeek = `KW\\s?(?<week>\\d{1,2})(?:(?: |/)${year})?`;

const dates: readonly Phrase[] = [
  phrase(
    'date',
    'anywhere',
    '(?:bis(?: spätestens)? |spätestens )?(?<near>heute(?: noch)?|(?:ü|ue)bermorgen|morgen)',
    (words, { today }) => ({ date: today + (near[(words.near ?? '').charAt(0).toLowerCase()] ?? 0) }),
    true,
  ),
  phrase('date', 'anywhere', `(?:${due})?${which} ${weekday}`, chosenWeekday),
  phrase('date', 'anywhere', `(?:${due})?${weekday} in ${number} (?<unit>Wochen?|Tagen)`, (words, writing) => {
    const { date } = comingWeekday(words, writing) ?? {};
    const count = germanNumber(words.number) ?? 0;
    if (date === undefined) return undefined;
    if (words.unit?.toLowerCase().startsWith('woche')) return { date: date + count * 7 };
    return count === 8 || count === 14 ? { date: date + (count === 8 ? 7 : 14) } : undefined;
  }),
  phrase('date', 'anywhere', `${due}(?:${weekday}|${short})`, comingWeekday),
  phrase('date', 'timed', `(?:${weekday}|${short})`, comingWeekday),
  phrase('date', 'edge', weekday, comingWeekday),
  phrase('date', 'anywhere', `in ${number} (?<unit>Minuten?|Stunden?|Tage?n?|Wochen?|Monate?n?|Jahre?n?)`, later),
  phrase('date', 'anywhere', `${due}${numeric}(?<year>20\\d\\d|\\d\\d)?`, readDate),
  phrase('date', 'anywhere', `${due}(?<day>\\d{1,2})\\.(?<monthNumber>\\d{1,2})`, readDate),
  phrase('date', 'anywhere', `${due}(?<day>\\d{1,2})\\.(?=\\s*$)`, ({ day }, { today }) =>
    dateMeaning(nextMonthDay(today, Number(day))),
  ),
  phrase('date', 'anywhere', `${numeric}${year}`, readDate),
  phrase('date', 'timed', numeric, readDate),
  phrase('date', 'edge', numeric, readDate),
  phrase('date', 'anywhere', `(?:${due})?(?<day>\\d{1,2})\\.\\s?${month}(?: ${year})?`, readDate),
  phrase('date', 'anywhere', `${withWeekday}${numeric}(?<year>20\\d\\d|\\d\\d)?`, readDate),
  phrase('date', 'anywhere', `${withWeekday}(?<day>\\d{1,2})\\.\\s?${month}(?: ${year})?`, readDate),
  phrase('date', 'anywhere', `(?:bis|in(?: der)?) ${calendarWeek}`, (words, { today }) =>
    dateMeaning(weekNumber(words, today)),
  ),
  phrase('date', 'edge', calendarWeek, (words, { today }) => dateMeaning(weekNumber(words, today))),
  phrase(
    'date',
    'anywhere',
    `(?:(?:bis|in) (?:der |dem |zum )?|im )?${which} (?<period>Woche|Monat|Jahr)`,
    wholePeriod,
  ),
  phrase(
    'date',
    'anywhere',
    `(?:${due})?${part} (?:(?:der |des )?(?:${which} )?${period}|${month}(?: ${year})?)`,
    partOf,
  ),
  phrase('date', 'anywhere', `(?:${due})?${part} (?:der )?${calendarWeek}`, partOf),
  phrase('date', 'anywhere', `${due}(?<period>Monats|Jahres)ende`, partOf),
  phrase('date', 'edge', '(?<period>Monats|Jahres)ende', partOf),
  phrase('date', 'anywhere', `(?:am|(?<which>diese[sn]?|${coming})) Wochenende`, (_words, writing) =>
    atWeekend(writing),
  ),
  phrase('date', 'anywhere', `${next} Wochenende`, (_words, { today }) => weekdayOfNextWeek(today, 5)),
];

const times: readonly Phrase[] = [
  phrase('time', 'anywhere', `(?:um |bis )?${oclock}`, clock),
  phrase('time', 'anywhere', 'um (?<hour>\\d{1,2})[:.](?<minute>\\d\\d)', clock),
  // "Um 3" may be in the afternoon.
  phrase('time', 'after', 'um (?<hour>[89]|1\\d|2\\d)', clock),
  phrase('time', 'after', '(?<hour>\\d{1,2}):(?<minute>\\d\\d)', clock),
  phrase('time', 'after', '(?<hour>\\d{1,2})h(?<minute>\\d\\d)?', clock),
  phrase('time', 'after', '(?<daypart>fr(?:ü|ue)h|vormittags?|mittags?|nachmittags?|abends?)', partOfDay),
  phrase('time', 'edge', '(?<daypart>mittags)', partOfDay, true),
];

export const german: Vocabulary = {
  phrases: [...dates, ...times, ...germanRhythms],
  before:
    /(?:^|\s)(?:der|die|das|den|dem|des|dieser|eine?[nrms]?|kein\w*|von|vom|seit|für|als|ab|vor|nach|zwischen|gegen|ca\.?|etwa|gut\w*|schwarz\w*|nicht|und|oder|bis|am|zum|jede[nrs]?|version|kapitel|abschnitt|absatz|punkt|ziffer|artikel|art\.|abs\.|nr\.|stand|§)\s+$/iu,
  rangeStart: new RegExp(
    `(?:^|\\s)(?:${oneOf(germanWeekdays)}|Mo|Di|Mi|Do|Fr|Sa|So|heute|morgen|Uhr|\\d{1,2}\\.(?:\\d{1,2}\\.)?(?:\\d{2,4})?)\\.?\\s+$`,
    'iu',
  ),
  following: /^\s*(?:-|–|,?\s(?:bis|und|oder|-|–)\s|,?\sder\s\d|\s(?:journal|show)\b)/iu,
};
