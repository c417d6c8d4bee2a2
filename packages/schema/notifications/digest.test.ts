import { describe, expect, it } from 'vitest';
import { type DigestChoice, nextDigest, usualDigest } from './digest.ts';

const timeZone = 'Europe/Berlin';
const daily: DigestChoice = { ...usualDigest, rhythm: 'daily' };
const next = (choice: DigestChoice, after: string, sentOn: string | null = null) =>
  nextDigest(choice, new Date(after), { sentOn, timeZone })?.toISOString();

describe('the next digest', () => {
  it('comes today, or on the next day of work', () => {
    expect(next(daily, '2026-11-27T06:59:00+01:00')).toBe('2026-11-27T06:00:00.000Z');
    expect(next(daily, '2026-11-27T07:00:00+01:00')).toBe('2026-11-30T06:00:00.000Z');
    expect(next({ ...daily, days: [6] }, '2026-11-27T12:00:00+01:00')).toBe('2026-11-28T06:00:00.000Z');
    expect(next({ ...daily, rhythm: 'none' }, '2026-11-27T12:00:00+01:00')).toBeUndefined();
  });

  it('comes once a week on the day chosen', () => {
    const weekly: DigestChoice = { ...daily, rhythm: 'weekly', weekday: 4, hour: 16 };
    expect(next(weekly, '2026-11-26T15:59:00+01:00')).toBe('2026-11-26T15:00:00.000Z');
    expect(next(weekly, '2026-11-26T16:00:00+01:00')).toBe('2026-12-03T15:00:00.000Z');
  });

  it('never comes twice on one day, though the hour is another or the clock was set back', () => {
    expect(next({ ...daily, hour: 16 }, '2026-11-26T07:05:00+01:00', '2026-11-26')).toBe('2026-11-27T15:00:00.000Z');
    expect(next(daily, '2026-11-25T07:05:00+01:00', '2026-11-26')).toBe('2026-11-27T06:00:00.000Z');
  });

  it('does not wait for years where the clock was wrong by years', () => {
    expect(next(daily, '2026-11-26T06:00:00+01:00', '2036-11-26')).toBe('2026-11-26T06:00:00.000Z');
  });

  it('comes at an hour that the day does not have, and once at one that it has twice', () => {
    const nightly: DigestChoice = { ...daily, hour: 2, days: [7] };
    expect(next(nightly, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(next(nightly, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:00:00.000Z');
    expect(next(nightly, '2026-10-25T00:30:00Z', '2026-10-25')).toBe('2026-11-01T01:00:00.000Z');
  });
});
