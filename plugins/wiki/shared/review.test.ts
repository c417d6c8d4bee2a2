import { addDays } from '@kontor/base';
import { expect, test } from 'vitest';
import { addMonths, reviewStateOn } from './review.ts';

test('a page is verified until two weeks before its day, due until that day, and expired after it', () => {
  const state = (today: string) => reviewStateOn(today, { on: '2026-12-20', isObsolete: false });
  expect(state('2026-12-05')).toBe('verified');
  expect(state('2026-12-06')).toBe('due');
  expect(state('2026-12-20')).toBe('due');
  expect(state('2026-12-21')).toBe('expired');
  expect(reviewStateOn('2026-12-21', { on: '2026-12-20', isObsolete: true })).toBe('obsolete');
  expect(reviewStateOn('2026-12-21', { on: null, isObsolete: false })).toBe('unplanned');
});

test('so many months later is the same day, or the last of a shorter month, over the turn of the year, too', () => {
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  expect(addMonths('2026-01-15', 24)).toBe('2028-01-15');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});
