import { describe, expect, it } from 'vitest';
import type { DueDate } from '../due-date.ts';
import { momentOf } from '../wall-clock.ts';
import { upcomingOccurrences } from './occurrences.ts';
import { compareRandomRules } from './test-comparison.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const timeZone = 'Europe/Berlin';

function days(rule: string, start: string, count: number, after = start): readonly string[] {
  return upcomingOccurrences({ rule, start: { date: start }, after: { date: after }, timeZone }, count).map(
    ({ date }) => date,
  );
}

const written = ({ date, time }: DueDate) => `${date}T${time}`;

describe('the days of a rule', () => {
  it('skips the days that a month does not have', () => {
    expect(days('FREQ=MONTHLY', '2027-01-31', 4)).toEqual(['2027-03-31', '2027-05-31', '2027-07-31', '2027-08-31']);
    expect(days('FREQ=YEARLY', '2028-02-29', 2)).toEqual(['2032-02-29', '2036-02-29']);
  });

  it('knows the last working day of each month', () => {
    const rule = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1';
    expect(days(rule, '2026-11-30', 4)).toEqual(['2026-12-31', '2027-01-29', '2027-02-26', '2027-03-31']);
  });

  it('begins the two weeks of a rule where the week begins', () => {
    expect(days('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO', '1997-08-05', 3)).toEqual([
      '1997-08-10',
      '1997-08-19',
      '1997-08-24',
    ]);
    expect(days('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU', '1997-08-05', 3)).toEqual([
      '1997-08-17',
      '1997-08-19',
      '1997-08-31',
    ]);
  });

  it('counts the start as the first, also where the rule does not name it', () => {
    expect(days('FREQ=WEEKLY;BYDAY=MO;COUNT=3', '2026-11-27', 9)).toEqual(['2026-11-30', '2026-12-07']);
    expect(days('FREQ=DAILY;COUNT=1', '2026-11-27', 9)).toEqual([]);
  });

  it('ends on the day of UNTIL, and a moment in UTC ends the day it falls on here', () => {
    expect(days('FREQ=DAILY;UNTIL=20261129', '2026-11-27', 9)).toEqual(['2026-11-28', '2026-11-29']);
    expect(days('FREQ=DAILY;UNTIL=20261128T230000Z', '2026-11-27', 9)).toEqual(['2026-11-28', '2026-11-29']);
    const start = { date: '2026-11-27', time: '09:00' };
    const until = (rule: string) => upcomingOccurrences({ rule, start, after: start, timeZone }, 9).map(written);
    expect(until('FREQ=DAILY;UNTIL=20261129T080000Z')).toEqual(['2026-11-28T09:00', '2026-11-29T09:00']);
    expect(until('FREQ=DAILY;UNTIL=20261129T075900Z')).toEqual(['2026-11-28T09:00']);
  });

  it('finds the first one after a day that is far from the start', () => {
    expect(days('FREQ=WEEKLY;INTERVAL=3', '2020-01-06', 1, '2026-11-27')).toEqual(['2026-11-30']);
    expect(days('FREQ=MONTHLY;BYMONTHDAY=-1', '2020-01-31', 1, '2028-02-01')).toEqual(['2028-02-29']);
  });

  it('has nothing more two hundred years on, and before the start the start itself', () => {
    expect(days('FREQ=DAILY', '2026-11-27', 1, '9999-12-30')).toEqual([]);
    expect(days('FREQ=DAILY;INTERVAL=7', '2026-11-27', 2, '2020-01-01')).toEqual(['2026-11-27', '2026-12-04']);
  });

  it('keeps the time on the clock when the clocks change', () => {
    const start = { date: '2027-03-27', time: '09:00' };
    const found = upcomingOccurrences({ rule: 'FREQ=DAILY', start, after: start, timeZone }, 1);
    expect(found.map(written)).toEqual(['2027-03-28T09:00']);
    expect([start, ...found].map((due) => momentOf(due, timeZone).toISOString())).toEqual([
      '2027-03-27T08:00:00.000Z',
      '2027-03-28T07:00:00.000Z',
    ]);
  });

  it('leaves out a time that the clock skips, and means the first of an hour that comes twice', () => {
    const start = { date: '2027-03-27', time: '02:30' };
    const found = upcomingOccurrences({ rule: 'FREQ=DAILY;COUNT=3', start, after: start, timeZone }, 9);
    expect(found.map(written)).toEqual(['2027-03-29T02:30', '2027-03-30T02:30']);
    expect(momentOf({ date: '2027-03-28', time: '02:30' }, timeZone).toISOString()).toBe('2027-03-28T01:30:00.000Z');
    expect(momentOf({ date: '2027-10-31', time: '02:30' }, timeZone).toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });

  it('answers within moments to rules that hardly ever come', () => {
    const begun = performance.now();
    for (const rule of [
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=1000',
      'FREQ=DAILY;INTERVAL=400;BYMONTHDAY=31;BYMONTH=12',
    ]) {
      days(rule, '2026-11-27', 1000);
    }
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe(`random rules (SEED=${seed})`, () => {
  it('fall due when an independent implementation says so', () => {
    compareRandomRules(seed, 500);
  });
});
