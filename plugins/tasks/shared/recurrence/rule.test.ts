import { describe, expect, it } from 'vitest';
import { readRecurrence, recurrenceRule } from './rule.ts';

describe('a rule that is kept', () => {
  it.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=SU',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=12',
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24;UNTIL=20301224',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    'freq=daily',
  ])('is %s', (rule) => {
    expect(recurrenceRule.parse(rule)).toBe(rule.toUpperCase());
  });

  it.each([
    ['', 'unreadable'],
    ['RRULE:FREQ=DAILY', 'unreadable'],
    ['FREQ=DAILY;', 'unreadable'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'unreadable'],
    ['FREQ=DAILY;INTERVAL=1.5', 'unreadable'],
    ['FREQ=DAILY;UNTIL=20270230', 'unreadable'],
    ['FREQ=WEEKLY;BYDAY=XX', 'unreadable'],
    ['FREQ=DAILY;__PROTO__=1', 'unreadable'],
    ['INTERVAL=2', 'unreadable'],
    ['FREQ=HOURLY', 'too_frequent'],
    ['FREQ=MINUTELY;INTERVAL=90', 'too_frequent'],
    ['FREQ=SECONDLY', 'too_frequent'],
    ['FREQ=DAILY;BYHOUR=9,12', 'unsupported_part'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'unsupported_part'],
    ['RSCALE=CHINESE;FREQ=YEARLY', 'unsupported_part'],
    ['FREQ=DAILY;INTERVAL=0', 'out_of_bounds'],
    ['FREQ=DAILY;INTERVAL=401', 'out_of_bounds'],
    ['FREQ=DAILY;COUNT=1001', 'out_of_bounds'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'out_of_bounds'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'out_of_bounds'],
    [`FREQ=DAILY;BYMONTH=${'1,'.repeat(200)}1`, 'out_of_bounds'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20301224', 'contradictory'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'contradictory'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'contradictory'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'contradictory'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'contradictory'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'never'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6', 'never'],
  ])('is not %s: %s', (rule, refusal) => {
    expect(readRecurrence(rule)).toEqual({ refusal });
    expect(recurrenceRule.safeParse(rule).success).toBe(false);
  });
});
