import { dayCodes } from '../recurrence/parts.ts';
import { everyWorkingDay, lastWorkingDayOfMonth } from '../recurrence/presets.ts';
import { indexOfWord } from './days.ts';
import { englishMonths, englishNumber, englishNumbers, englishOrdinals, englishWeekdays } from './english-words.ts';
import { type Meaning, oneOf, type Phrase, phrase, type Words } from './phrase.ts';

const weekday = oneOf(englishWeekdays);
const several = `(?<days>${weekday}(?:(?:,| and|, and) ${weekday}){0,6})`;
const working = '(?<working>working day|workday|weekday)';
const frequencies: Readonly<Record<string, string>> = { d: 'DAILY', w: 'WEEKLY', m: 'MONTHLY', y: 'YEARLY' };

function codes(days: string | undefined): string {
  const found = [...(days ?? '').matchAll(new RegExp(weekday, 'giu'))];
  return found.map(([name]) => dayCodes[indexOfWord(englishWeekdays, name)]).join(',');
}

function every(words: Words): Meaning | undefined {
  const count = englishNumber(words.number) ?? (words.other === undefined ? 1 : 2);
  const frequency = frequencies[(words.unit ?? 'week').charAt(0).toLowerCase()];
  if (count < 1 || count > 100 || (words.days !== undefined && frequency !== 'WEEKLY')) return undefined;
  const days = words.days === undefined ? '' : `;BYDAY=${codes(words.days)}`;
  return { rule: `FREQ=${frequency}${count === 1 ? '' : `;INTERVAL=${count}`}${days}` };
}

function nth(words: Words): Meaning {
  const number = /^last$/i.test(words.nth ?? '') ? -1 : indexOfWord(englishOrdinals, words.nth) + 1;
  if (words.working !== undefined) return { rule: lastWorkingDayOfMonth.replace('-1', String(number)) };
  return { rule: `FREQ=MONTHLY;BYDAY=${number}${codes(words.days)}` };
}

const ordinal = `(?<nth>${englishOrdinals.join('|')}|last)`;
const adverbs: Readonly<Record<string, string>> = {
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  fortnightly: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
  quarterly: 'FREQ=MONTHLY;INTERVAL=3',
  yearly: 'FREQ=YEARLY',
  annually: 'FREQ=YEARLY',
};
const adverb = `(?<=\\S\\s+)(?<adverb>${Object.keys(adverbs).join('|')})`;
const readAdverb = (words: Words): Meaning => ({ rule: adverbs[(words.adverb ?? '').toLowerCase()] ?? '' });

export const englishRhythms: readonly Phrase[] = [
  phrase('recurrence', 'anywhere', `every ${working}`, () => ({ rule: everyWorkingDay })),
  phrase(
    'recurrence',
    'anywhere',
    `(?:every|on the) ${ordinal} (?:${working}|(?<days>${weekday})) (?:of|in) (?:the|every|each) month`,
    nth,
  ),
  phrase('recurrence', 'anywhere', `every (?<nth>first|1st|last) (?:${working}|(?<days>${weekday}))`, nth),
  phrase(
    'recurrence',
    'anywhere',
    `every (?<other>other|second) (?:(?<days>${weekday})|(?<unit>day|week|month|year))`,
    every,
  ),
  phrase('recurrence', 'anywhere', `every ${several}`, every),
  phrase('recurrence', 'anywhere', 'every (?<unit>day|week|month|year)', every),
  phrase('recurrence', 'anywhere', `every week on ${several}`, every),
  phrase('recurrence', 'anywhere', 'every quarter', () => ({ rule: 'FREQ=MONTHLY;INTERVAL=3' })),
  phrase(
    'recurrence',
    'anywhere',
    `every (?<number>\\d{1,2}|${oneOf(englishNumbers)}) (?<unit>days|weeks|months|years)(?: on ${several})?`,
    every,
  ),
  phrase(
    'recurrence',
    'anywhere',
    '(?:every month on the|every) (?<day>[12]?\\d|3[01])(?:st|nd|rd|th)(?: of the month)?',
    ({ day }) => ({
      rule: `FREQ=MONTHLY;BYMONTHDAY=${day}`,
    }),
  ),
  phrase(
    'recurrence',
    'anywhere',
    `every year on (?<day>\\d{1,2})(?:st|nd|rd|th)? (?<month>${oneOf(englishMonths)})`,
    (words) => ({
      rule: `FREQ=YEARLY;BYMONTH=${indexOfWord(englishMonths, words.month) + 1};BYMONTHDAY=${Number(words.day)}`,
    }),
  ),
  // "Daily" and "weekly" stand in many titles ("the weekly report"), so they count at the end only, or with a time.
  phrase('recurrence', 'edge', adverb, readAdverb, true),
  phrase('recurrence', 'timed', adverb, readAdverb, true),
];
