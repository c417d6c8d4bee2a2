import { dayCodes } from '../recurrence/parts.ts';
import { everyWorkingDay, lastWorkingDayOfMonth } from '../recurrence/presets.ts';
import { indexOfWord } from './days.ts';
import { germanMonths, germanNumber, germanNumbers, germanOrdinals, germanWeekdays } from './german-words.ts';
import { type Meaning, oneOf, type Phrase, phrase, type Words } from './phrase.ts';

const weekday = oneOf(germanWeekdays);
const several = `(?<days>${weekday}s?(?:(?:,| und|, und) ${weekday}s?){0,6})`;
const ofMonth = '(?: im Monat| des Monats| (?:eines )?jeden Monats)';
const working = 'Arbeitstage?';
const day = '(?<day>[12]?\\d|3[01])\\.';

function codes(days: string | undefined): string {
  const found = [...(days ?? '').matchAll(new RegExp(weekday, 'giu'))];
  return found.map(([name]) => dayCodes[indexOfWord(germanWeekdays, name)]).join(',');
}

function every(words: Words): Meaning | undefined {
  const count = germanNumber(words.number) ?? (words.other === undefined ? 1 : 2);
  const unit = (words.unit ?? 'woche').toLowerCase();
  // "Alle 14 Tage" is said of weeks.
  const isWeeks = unit.startsWith('tag') && count > 7 && count % 7 === 0;
  const frequency = unit.startsWith('tag')
    ? 'DAILY'
    : unit.startsWith('woche')
      ? 'WEEKLY'
      : unit.startsWith('monat')
        ? 'MONTHLY'
        : 'YEARLY';
  const interval = isWeeks ? count / 7 : count;
  if (interval < 1 || interval > 100) return undefined;
  const days = words.days === undefined ? '' : `;BYDAY=${codes(words.days)}`;
  const monthDay = words.day === undefined ? '' : `;BYMONTHDAY=${words.day}`;
  if ((days !== '' && frequency !== 'WEEKLY') || (monthDay !== '' && frequency !== 'MONTHLY')) return undefined;
  return {
    rule: `FREQ=${isWeeks ? 'WEEKLY' : frequency}${interval === 1 ? '' : `;INTERVAL=${interval}`}${days}${monthDay}`,
  };
}

function nth(words: Words): Meaning {
  const word = (words.nth ?? '').replace(/[nrs]$/iu, '');
  const number = /^letzte/iu.test(word) ? -1 : indexOfWord(germanOrdinals, word) + 1;
  if (words.working !== undefined) {
    return { rule: number === -1 ? lastWorkingDayOfMonth : lastWorkingDayOfMonth.replace('-1', String(number)) };
  }
  return { rule: `FREQ=MONTHLY;BYDAY=${number}${codes(words.days)}` };
}

const ordinal = `(?<nth>(?:${germanOrdinals.join('|')}|letzte)n)`;
const adverbs: Readonly<Record<string, string>> = {
  täglich: 'FREQ=DAILY',
  taeglich: 'FREQ=DAILY',
  wöchentlich: 'FREQ=WEEKLY',
  woechentlich: 'FREQ=WEEKLY',
  zweiwöchentlich: 'FREQ=WEEKLY;INTERVAL=2',
  monatlich: 'FREQ=MONTHLY',
  vierteljährlich: 'FREQ=MONTHLY;INTERVAL=3',
  halbjährlich: 'FREQ=MONTHLY;INTERVAL=6',
  jährlich: 'FREQ=YEARLY',
  jaehrlich: 'FREQ=YEARLY',
};

export const germanRhythms: readonly Phrase[] = [
  phrase('recurrence', 'anywhere', `jeden ${working}`, () => ({ rule: everyWorkingDay })),
  phrase('recurrence', 'anywhere', `(?:jeden|am) ${ordinal} (?<working>Arbeitstag)${ofMonth}`, nth),
  phrase('recurrence', 'anywhere', `jeden (?<nth>ersten|letzten) (?:(?<working>Arbeitstag)|(?<days>${weekday}))`, nth),
  phrase('recurrence', 'anywhere', `jeden ${ordinal} (?<days>${weekday})${ofMonth}`, nth),
  phrase('recurrence', 'anywhere', `am ${ordinal} (?<days>${weekday}) (?:eines )?jeden Monats`, nth),
  phrase('recurrence', 'anywhere', `jeden (?<other>zweiten) (?<days>${weekday})`, every),
  phrase('recurrence', 'anywhere', `jeden ${several}`, every),
  phrase(
    'recurrence',
    'anywhere',
    '(?:jeden (?<unit>Tag|Monat)|jede (?<week>Woche)|jedes (?<year>Jahr))(?! am \\d)',
    (words) => every({ unit: words.unit ?? words.week ?? words.year }),
  ),
  phrase('recurrence', 'anywhere', `jede (?:(?<other>zweite) )?(?<unit>Woche) (?:am )?${several}`, every),
  phrase('recurrence', 'anywhere', 'jeden? (?<other>zweiten?) (?<unit>Tag|Woche|Monat)', every),
  phrase('recurrence', 'anywhere', 'jedes Quartal', () => ({ rule: 'FREQ=MONTHLY;INTERVAL=3' })),
  phrase(
    'recurrence',
    'anywhere',
    `alle (?<number>\\d{1,2}|${oneOf(germanNumbers)}) (?<unit>Tage|Wochen|Monate|Jahre)(?:(?: am)? ${several}| am ${day})?`,
    every,
  ),
  phrase('recurrence', 'anywhere', `jeden Monat am ${day}`, ({ day: number }) => every({ unit: 'monat', day: number })),
  phrase(
    'recurrence',
    'anywhere',
    `(?:am ${day} jeden Monats|jeden (?<other>[12]?\\d|3[01])\\.(?: im Monat| des Monats)?)`,
    (words) => every({ unit: 'monat', day: words.day ?? words.other }),
  ),
  phrase(
    'recurrence',
    'anywhere',
    `jedes Jahr am (?<day>\\d{1,2})\\.\\s?(?<month>${oneOf(germanMonths)})`,
    (words) => ({
      rule: `FREQ=YEARLY;BYMONTH=${indexOfWord(germanMonths, words.month) + 1};BYMONTHDAY=${Number(words.day)}`,
    }),
  ),
  phrase('recurrence', 'anywhere', '(?:jedes|an jedem|zu jedem) Monatsende', () => ({
    rule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
  })),
  phrase(
    'recurrence',
    'anywhere',
    `(?<adverb>${Object.keys(adverbs).join('|')})`,
    ({ adverb = '' }) => ({ rule: adverbs[adverb.toLowerCase()] ?? '' }),
    true,
  ),
  phrase('recurrence', 'anywhere', `(?<days>${weekday}s(?:(?:,| und|, und) ${weekday}s){0,6})`, every, true),
];
