import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRecurrence } from './describe.ts';
import { recurrencePresets } from './presets.ts';
import { readRecurrence, recurrenceRule } from './rule.ts';
import { aRule } from './test-rules.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

describe('a rule in words', () => {
  it.each([
    ['FREQ=DAILY', 'jeden Tag', 'every day'],
    ['FREQ=DAILY;INTERVAL=3;COUNT=5', 'alle 3 Tage, insgesamt 5-mal', 'every 3 days, 5 times in all'],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'jeden Arbeitstag', 'every working day'],
    ['FREQ=WEEKLY;BYDAY=FR,TH,WE,TU,MO', 'jeden Arbeitstag', 'every working day'],
    ['FREQ=WEEKLY', 'jede Woche', 'every week'],
    ['FREQ=WEEKLY;BYDAY=FR', 'jede Woche am Freitag', 'every week on Friday'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,MO',
      'alle 2 Wochen am Montag und Mittwoch',
      'every 2 weeks on Monday and Wednesday',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR',
      'alle 2 Wochen von Montag bis Freitag',
      'every 2 weeks from Monday to Friday',
    ],
    ['FREQ=MONTHLY', 'jeden Monat', 'every month'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'jeden Monat am 15.', 'every month on the 15th'],
    [
      'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,-1',
      'alle 3 Monate am 1. und letzten Tag',
      'every 3 months on the 1st and last day',
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'jeden letzten Arbeitstag im Monat',
      'every last working day of the month',
    ],
    ['FREQ=MONTHLY;BYDAY=1MO', 'jeden ersten Montag im Monat', 'every first Monday of the month'],
    ['FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1', 'jeden letzten Freitag im Monat', 'every last Friday of the month'],
    [
      'FREQ=MONTHLY;BYDAY=1FR,3FR;UNTIL=20271231',
      'jeden ersten und dritten Freitag im Monat, bis 31.12.2027',
      'every first and third Friday of the month, until 31 December 2027',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=-2TH',
      'alle 2 Monate am vorletzten Donnerstag im Monat',
      'every 2 months on the second to last Thursday of the month',
    ],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=3', 'jedes Jahr am 3. Dezember', 'every year on 3 December'],
    [
      'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'jedes Jahr am letzten Sonntag im März',
      'every year on the last Sunday of March',
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR',
      'jeden Monat am 13., wenn er auf Freitag fällt',
      'every month on the 13th if it is Friday',
    ],
  ])('is plain: %s', (rule, german, english) => {
    expect(describeRecurrence(recurrenceRule.parse(rule), 'de')).toBe(german);
    expect(describeRecurrence(rule, 'en')).toBe(english);
  });

  it(`exists for each rule (SEED=${seed})`, () => {
    const check = (rule: string) => {
      if (readRecurrence(rule).refusal !== undefined) return;
      for (const language of ['de', 'en'] as const) {
        expect(describeRecurrence(rule, language), rule).toMatch(/^(jede|alle |every )/);
        expect(describeRecurrence(rule, language), rule).not.toMatch(/undefined| {2}|NaN/);
      }
    };
    fc.assert(fc.property(aRule, check), { seed, numRuns: 500 });
  });
});

describe('the rules that a menu offers', () => {
  const offered = (due: string) =>
    recurrencePresets(due).map(({ rule }) => describeRecurrence(recurrenceRule.parse(rule), 'de'));

  it('fit the due date', () => {
    expect(offered('2026-11-27')).toEqual([
      'jeden Tag',
      'jeden Arbeitstag',
      'jede Woche am Freitag',
      'alle 2 Wochen am Freitag',
      'jeden Monat am 27.',
      'jeden vierten Freitag im Monat',
      'jeden letzten Freitag im Monat',
      'jeden letzten Arbeitstag im Monat',
      'jedes Jahr am 27. November',
    ]);
    expect(offered('2028-02-29')).toContain('jeden Monat am letzten Tag');
    expect(offered('2028-02-29')).not.toContain('jeden fünften Dienstag im Monat');
  });
});
