import { describe, expect, it } from 'vitest';
import { formatsOf } from './formats.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('formats', () => {
  it('writes a day without time zone as that day', () => {
    expect(formatsOf('de').formatDate('2026-11-22')).toBe('22.11.2026');
    expect(formatsOf('en').formatDate('2026-11-22')).toBe('22 Nov 2026');
    expect(formatsOf('de').formatDate('2026-11-22', 'long')).toBe('Sonntag, 22. November 2026');
  });

  it('tells how long ago, and the date itself beyond a month', () => {
    const { formatRelativeTime } = formatsOf('de');
    expect(formatRelativeTime('2026-11-22T11:59:40Z', now)).toBe('jetzt');
    expect(formatRelativeTime('2026-11-22T11:57:00Z', now)).toBe('vor 3 Minuten');
    expect(formatRelativeTime('2026-11-21T11:00:00Z', now)).toBe('gestern');
    expect(formatRelativeTime('2026-11-24T12:00:00Z', now)).toBe('übermorgen');
    expect(formatRelativeTime('2026-01-05T12:00:00Z', now)).toBe('05.01.2026');
  });

  it('orders German names as a directory does, ä like ae', () => {
    const names = ['Muster', 'Müller', 'Mueller-Ott', 'Mutz', 'Zorn', 'Änderer', 'Adler'];
    expect(names.sort(formatsOf('de').compareNames)).toEqual([
      'Adler',
      'Änderer',
      'Müller',
      'Mueller-Ott',
      'Muster',
      'Mutz',
      'Zorn',
    ]);
  });

  it('writes sizes of files in the largest fitting unit', () => {
    expect(formatsOf('de').formatBytes(0)).toBe('0 Byte');
    expect(formatsOf('de').formatBytes(1_432_000)).toBe('1,4 MB');
    expect(formatsOf('en').formatBytes(2_000_000_000)).toBe('2 GB');
  });
});
