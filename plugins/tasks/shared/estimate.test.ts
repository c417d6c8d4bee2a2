import { expect, test } from 'vitest';
import { readEstimate, sayEstimate } from './estimate.ts';

test.each([
  ['90', 90],
  ['30 Min.', 30],
  ['45min', 45],
  ['2 h 30', 150],
  ['2h30', 150],
  ['2 h 30 min', 150],
  ['2:30', 150],
  ['1,5 Stunden', 90],
  ['1.5 hours', 90],
  ['2 Std. und 15 Minuten', 135],
  ['eine Stunde', 60],
  ['an hour', 60],
  ['eine halbe Stunde', 30],
  ['half an hour', 30],
  ['half day', 240],
  ['anderthalb Stunden', 90],
  ['1 Tag', 480],
  ['ein halber Tag', 240],
  ['3 days', 1440],
  ['1 Tag 2 Std.', 600],
  ['2 PT', 960],
  ['1 Woche', 2400],
  ['two weeks', 4800],
  ['', undefined],
  ['0', undefined],
  ['bald', undefined],
  ['2 Bananen', undefined],
  ['2 3', undefined],
  ['h', undefined],
  ['-5', undefined],
  ['1000000', undefined],
])('%s are %s minutes', (text, minutes) => expect(readEstimate(text)).toBe(minutes));

test('what is said is read as the same, in both languages', () => {
  for (let minutes = 1; minutes <= 6000; minutes += 1) {
    for (const language of ['de', 'en'] as const) expect(readEstimate(sayEstimate(minutes, language))).toBe(minutes);
  }
});

test.each([
  [150, '2 Std. 30 Min.', '2 h 30 min'],
  [480, '1 Tag', '1 day'],
  [960, '2 Tage', '2 days'],
  [540, '9 Std.', '9 h'],
  [20, '20 Min.', '20 min'],
] as const)('%s minutes are %s or %s', (minutes, german, english) => {
  expect([sayEstimate(minutes, 'de'), sayEstimate(minutes, 'en')]).toEqual([german, english]);
});
