import fc from 'fast-check';
import { isoDateOf } from '../calendar-days.ts';
import { dayCodes } from './parts.ts';

export const someZones = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'UTC'] as const;

const code = fc.constantFrom(...dayCodes);
const lists = (member: fc.Arbitrary<string | number>, maxLength: number) =>
  fc.uniqueArray(member, { minLength: 1, maxLength }).map((members) => members.join(','));
const nth = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: -5, max: -1 }));
const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 }));
const month = lists(fc.integer({ min: 1, max: 12 }), 4);
const position = lists(nth, 2);
const days = fc.oneof(lists(code, 4), fc.constant('MO,TU,WE,TH,FR'));
const nthDays = lists(
  fc.tuple(nth, code).map(([number, day]) => `${number}${day}`),
  3,
);
const monthDays = lists(monthDay, 4);

/** What a rule of each frequency may say, in the combinations that mean something. */
const shapes = fc.oneof(
  fc.record({ FREQ: fc.constant('DAILY'), BYDAY: days, BYMONTH: month }, { requiredKeys: ['FREQ'] }),
  fc.record({ FREQ: fc.constant('DAILY'), BYMONTHDAY: monthDays }),
  fc.record({ FREQ: fc.constant('WEEKLY'), BYDAY: days, BYMONTH: month }, { requiredKeys: ['FREQ'] }),
  fc.record({ FREQ: fc.constant('WEEKLY'), BYDAY: days, BYSETPOS: position }),
  fc.record({ FREQ: fc.constantFrom('MONTHLY', 'YEARLY'), BYMONTH: month }, { requiredKeys: ['FREQ'] }),
  fc.record(
    { FREQ: fc.constantFrom('MONTHLY', 'YEARLY'), BYDAY: fc.oneof(days, nthDays), BYMONTH: month, BYSETPOS: position },
    { requiredKeys: ['FREQ', 'BYDAY'] },
  ),
  fc.record(
    {
      FREQ: fc.constantFrom('MONTHLY', 'YEARLY'),
      BYMONTHDAY: monthDays,
      BYMONTH: month,
      BYDAY: days,
      BYSETPOS: position,
    },
    { requiredKeys: ['FREQ', 'BYMONTHDAY'] },
  ),
);

const bounds = fc.oneof(
  fc.constant({}),
  fc.record({ COUNT: fc.integer({ min: 1, max: 15 }) }),
  fc.record({
    UNTIL: fc.integer({ min: 20_500, max: 22_500 }).map((day) => `${isoDateOf(day).replaceAll('-', '')}T120000Z`),
  }),
);

const rhythm = fc.record({
  INTERVAL: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 5, max: 30 })),
  WKST: fc.constantFrom('MO', 'SU'),
});

/** Any rule that could be written, also a few that `recurrenceRule` refuses. */
export const aRule = fc.tuple(shapes, rhythm, bounds).map((parts) =>
  parts
    .flatMap((part) => Object.entries(part))
    .map(([name, value]) => `${name}=${value}`)
    .join(';'),
);

/** Due dates with a time, many of them around the hours in which clocks change. */
export const aStart = fc.record({
  date: fc.integer({ min: 19_700, max: 22_000 }).map(isoDateOf),
  time: fc.constantFrom('00:00', '01:30', '02:30', '03:00', '09:00', '14:15', '23:59'),
});
