import { monthsLater, type Weekday, weekdays } from '../calendar-days.ts';
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
import { englishRhythms } from './english-rhythms.ts';
import { englishMonths, englishNumber, englishNumbers, englishWeekdays } from './english-words.ts';
import { type Meaning, oneOf, type Phrase, phrase, type Vocabulary, type Words, type Writing } from './phrase.ts';

const due = '(?:on|by|until|till|due(?: on| by)?) ';
const weekday = `(?<weekday>${oneOf(englishWeekdays)})`;
const short = '(?<short>Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\\.?';
const month = `(?<month>${oneOf(englishMonths)})\\.?`;
const year = '(?<year>20\\d\\d)';
const number = `(?<number>\\d{1,3}|${oneOf(englishNumbers)})`;
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const shorts = ['mon', 'tues?', 'wed', 'thu|thurs?', 'fri', 'sat', 'sun'];

/** Three letters are a weekday only as it is written: "Sat", not "sat". */
function weekdayIn({ weekday: long, short: three }: Words): Weekday | undefined {
  if (three !== undefined && !/^[A-Z][a-z]+$/.test(three)) return undefined;
  return weekdays[long === undefined ? indexOfWord(shorts, three) : indexOfWord(englishWeekdays, long)];
}

function comingWeekday(words: Words, { today }: Writing): Meaning | undefined {
  const found = weekdayIn(words);
  return found === undefined ? undefined : { date: weekdayAfter(today, found) };
}

function chosenWeekday(words: Words, { today }: Writing): Meaning | undefined {
  const found = weekdayIn(words);
  if (found === undefined) return undefined;
  if (/^next/i.test(words.which ?? '')) return weekdayOfNextWeek(today, found);
  return { date: /^this/i.test(words.which ?? '') ? weekdayFrom(today, found) : weekdayAfter(today, found) };
}

function later({ number: amount, unit = '' }: Words, writing: Writing): Meaning | undefined {
  const count = englishNumber(amount);
  const { today } = writing;
  const name = unit.toLowerCase();
  if (count === undefined) return undefined;
  if (name.startsWith('min')) return minutesLater(writing, count);
  if (name.startsWith('hour')) return minutesLater(writing, count * 60);
  if (name.startsWith('day')) return { date: today + count };
  if (name.startsWith('week')) return { date: today + count * 7 };
  return { date: monthsLater(today, name.startsWith('year') ? count * 12 : count) };
}

const partNames: Readonly<Record<string, Part>> = {
  start: 'start',
  beginning: 'start',
  early: 'start',
  middle: 'middle',
  mid: 'middle',
  end: 'end',
};

function partOf(words: Words, { today }: Writing): Meaning | undefined {
  const part = partNames[(words.part ?? '').toLowerCase()] ?? 'end';
  const count = /^next/i.test(words.which ?? '') ? 1 : 0;
  if (words.month !== undefined) {
    const named = indexOfWord(englishMonths, words.month) + 1;
    return dateMeaning(partOfNamedMonth(today, named, part, words.year ? Number(words.year) : undefined));
  }
  const period = (words.period ?? '').toLowerCase();
  if (period === 'week') return { date: partOfWeek(today, count, part) };
  return { date: period === 'month' ? partOfMonth(today, count, part) : partOfYear(today, count, part) };
}

function wholePeriod(words: Words, writing: Writing): Meaning | undefined {
  return partOf({ ...words, part: /^next/i.test(words.which ?? '') ? 'start' : 'end' }, writing);
}

function readDate(
  { day: number, month: name, monthNumber, year: written }: Words,
  { today }: Writing,
): Meaning | undefined {
  const found = name === undefined ? Number(monthNumber) : indexOfWord(englishMonths, name) + 1;
  return dateMeaning(namedDay(today, Number(number), found, written));
}

/** Day first, as everywhere in the product's English (en-GB): 12/3 is 12 March. To those who read German it is no date. */
function readSlashes(words: Words, writing: Writing): Meaning | undefined {
  return writing.language === 'en' ? readDate(words, writing) : undefined;
}

function readIso({ iso = '' }: Words, { today }: Writing): Meaning | undefined {
  return dateMeaning(namedDay(today, Number(iso.slice(8, 10)), Number(iso.slice(5, 7)), iso.slice(0, 4)));
}

const near: Readonly<Record<string, number>> = { today: 0, tonight: 0, tomorrow: 1 };
const half = '(?<half>am|pm|a\\.m\\.|p\\.m\\.)';
const clock = (words: Words) => timeMeaning(clockTime(words.hour, words.minute, words.half));
const partsOfDay: Readonly<Record<string, string>> = {
  morning: '09:00',
  noon: '12:00',
  afternoon: '15:00',
  evening: '18:00',
};
const slashes = '(?<day>\\d{1,2})/(?<monthNumber>\\d{1,2})';

const dates: readonly Phrase[] = [
  phrase('date', 'anywhere', `(?:${due})?(?<iso>20\\d\\d-\\d\\d-\\d\\d)`, readIso),
  phrase(
    'date',
    'anywhere',
    '(?:by |until |due )?(?<near>today|tomorrow)',
    (words, { today }) => ({ date: today + (near[(words.near ?? '').toLowerCase()] ?? 0) }),
    true,
  ),
  phrase('date', 'anywhere', '(?:the )?day after tomorrow', (_words, { today }) => ({ date: today + 2 }), true),
  phrase('date', 'anywhere', 'tonight', (_words, { today }) => ({ date: today, time: '18:00' }), true),
  phrase('date', 'anywhere', `(?:${due})?(?<which>this(?: coming)?|coming|next) ${weekday}`, chosenWeekday),
  phrase('date', 'anywhere', `${due}(?:${weekday}|${short})`, comingWeekday),
  phrase('date', 'timed', `(?:${weekday}|${short})`, comingWeekday),
  phrase('date', 'edge', weekday, comingWeekday),
  phrase('date', 'anywhere', `in ${number} (?<unit>minutes?|hours?|days?|weeks?|months?|years?)`, later),
  phrase('date', 'anywhere', `(?:${due})?(?:the )?${day}(?: of)? ${month}(?:,? ${year})?`, readDate),
  phrase('date', 'anywhere', `${due}the (?<day>\\d{1,2})(?:st|nd|rd|th)(?=\\s*$)`, ({ day: number }, { today }) =>
    dateMeaning(nextMonthDay(today, Number(number))),
  ),
  phrase('date', 'anywhere', `(?:${due})?${month} ${day}(?:,? ${year})?`, readDate),
  phrase('date', 'anywhere', `${due}${slashes}(?:/(?<year>20\\d\\d|\\d\\d))?`, readSlashes),
  phrase('date', 'anywhere', `${slashes}/${year}`, readSlashes),
  phrase('date', 'timed', slashes, readSlashes),
  phrase('date', 'anywhere', '(?:by |until )?(?<which>this|next) (?<period>week|month|year)', wholePeriod),
  phrase('date', 'anywhere', '(?:on |at |this )(?:the )?weekend', (_words, { today }) => ({
    date: Math.max(today, today - ((today + 3) % 7) + 5),
  })),
  phrase('date', 'anywhere', 'next weekend', (_words, { today }) => weekdayOfNextWeek(today, 5)),
  phrase(
    'date',
    'anywhere',
    `(?:(?:by|at|on|until) )?(?:the )?(?<part>start|beginning|middle|mid|end) of (?:(?:the |this )?(?<which>next )?(?<period>week|month|year)|${month}(?: ${year})?)`,
    partOf,
  ),
];

const times: readonly Phrase[] = [
  phrase('time', 'anywhere', `(?:at )?(?<hour>\\d{1,2})(?:[:.](?<minute>\\d\\d))?\\s?${half}`, clock),
  phrase('time', 'anywhere', "at (?<hour>\\d{1,2}):(?<minute>\\d\\d)|(?:at )?(?<oclock>\\d{1,2}) o'clock", (words) =>
    clock({ ...words, hour: words.hour ?? words.oclock }),
  ),
  phrase('time', 'after', '(?:at )?(?<hour>\\d{1,2}):(?<minute>\\d\\d)', clock),
  // "At 3" may be in the afternoon.
  phrase('time', 'after', 'at (?<hour>[89]|1\\d|2\\d)', clock),
  phrase('time', 'after', '(?:in the |at )?(?<daypart>morning|noon|afternoon|evening)', ({ daypart = '' }) =>
    timeMeaning(partsOfDay[daypart.toLowerCase()]),
  ),
  phrase('time', 'anywhere', 'at noon', () => ({ time: '12:00' })),
];

export const english: Vocabulary = {
  phrases: [...dates, ...times, ...englishRhythms],
  before:
    /(?:^|\s)(?:the|a|an|of|from|since|for|before|after|between|than|about|around|not|and|or|to|until|black|good|casual|cyber|bloody|ruby|ash|fat|easter|version|chapter|section|item|no\.|der|die|das|den)\s+$/iu,
  rangeStart: new RegExp(`(?:^|\\s)(?:${oneOf(englishWeekdays)}|today|tomorrow|\\d{1,2}(?:st|nd|rd|th)?)\\s+$`, 'iu'),
  following: /^\s*(?:-|–|,?\s(?:to|and|or|through|thru|-|–)\s|,?\sthe\s\d)/iu,
};
