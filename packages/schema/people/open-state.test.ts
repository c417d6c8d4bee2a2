import { expect, test } from 'vitest';
import type { Office, OpenPeriod } from './office.ts';
import { dayAfter, openState, weekdayOf } from './open-state.ts';

const period = (from: string, until: string): OpenPeriod => ({ from, until });
const office: Pick<Office, 'hours' | 'closures'> = {
  hours: {
    monday: [period('08:00', '12:00'), period('13:30', '18:00')],
    tuesday: [],
    wednesday: [period('08:00', '12:00')],
    thursday: [],
    friday: [period('00:00', '24:00')],
    saturday: [],
    sunday: [],
  },
  closures: [{ from: '2026-12-23', until: '2027-01-03', reason: 'Jahreswechsel' }],
};
/** What holds at a moment in Berlin, which is one hour before UTC in winter. */
const at = (moment: string) => openState(office, new Date(moment), 'Europe/Berlin');

test('is open from the first minute of a period up to its last', () => {
  expect(at('2026-11-23T07:00:00Z')).toEqual({ isOpen: true, until: '12:00' });
  expect(at('2026-11-23T10:59:00Z')).toEqual({ isOpen: true, until: '12:00' });
  expect(at('2026-11-23T11:00:00Z')).toEqual({ isOpen: false, opens: { day: '2026-11-23', at: '13:30' } });
  expect(at('2026-11-27T22:59:00Z')).toEqual({ isOpen: true, until: '24:00' });
});

test('says when it opens next, over days that are closed', () => {
  expect(at('2026-11-23T17:30:00Z')).toEqual({ isOpen: false, opens: { day: '2026-11-25', at: '08:00' } });
  expect(at('2026-11-28T09:00:00Z')).toEqual({ isOpen: false, opens: { day: '2026-11-30', at: '08:00' } });
});

test('stays closed on days of a closure, and knows no opening further away than two weeks', () => {
  expect(at('2026-12-23T08:00:00Z')).toEqual({ isOpen: false, opens: { day: '2027-01-04', at: '08:00' } });
  const never = { ...office, closures: [{ from: '2026-11-01', until: '2027-06-30', reason: '' }] };
  expect(openState(never, new Date('2026-11-23T08:00:00Z'), 'Europe/Berlin')).toEqual({ isOpen: false, opens: null });
});

test('goes by the organisation’s clock, also where the day is another', () => {
  expect(openState(office, new Date('2026-11-22T23:30:00Z'), 'Pacific/Auckland')).toEqual({
    isOpen: false,
    opens: { day: '2026-11-23', at: '13:30' },
  });
});

test('tells nothing for an office that tells nothing', () => {
  expect(openState({ hours: null, closures: [] }, new Date(), 'Europe/Berlin')).toBeUndefined();
});

test('counts days across months and knows their names', () => {
  expect(dayAfter('2026-11-30', 1)).toBe('2026-12-01');
  expect(weekdayOf('2026-11-29')).toBe('sunday');
  expect(weekdayOf('2026-11-30')).toBe('monday');
});
