import { expect, it } from 'vitest';
import { absenceInput, draftOf, isReversed, isRunning, withFrom, withTimes } from './absence-model.ts';

const today = '2026-11-22';
const stored = {
  id: '01990000-0000-7000-8000-000000000001',
  person: '01990000-0000-7000-8000-000000000002',
  from: '2026-11-23',
  until: '2026-11-27',
  fromTime: null,
  untilTime: null,
  note: null,
  noteForAll: null,
  substitute: '01990000-0000-7000-8000-000000000003',
  substituteName: 'Ben Ahorn',
};

it('begins with today, and sends nothing before the last day is known', () => {
  const draft = draftOf(undefined, today);
  expect(draft.from).toBe(today);
  expect(absenceInput(draft)).toBeUndefined();
  const input = absenceInput({ ...draft, until: '2026-11-24', note: '  ' });
  const nothing = { fromTime: null, untilTime: null, note: null, noteForAll: null, substitute: null };
  expect(input).toEqual({ from: today, until: '2026-11-24', ...nothing });
});

it('sends a stored absence back as it was', () => {
  const { id: _id, person: _person, substituteName: _name, ...input } = stored;
  for (const times of [{}, { fromTime: '12:30', untilTime: '15:00' }])
    expect(absenceInput(draftOf({ ...stored, ...times }, today))).toEqual({ ...input, ...times });
});

it('moves the last day along with the first, but never the first with the last', () => {
  const draft = draftOf(stored, today);
  expect(withFrom(draft, '2026-12-01')).toMatchObject({ from: '2026-12-01', until: '2026-12-01' });
  expect(withFrom(draft, '2026-11-25')).toMatchObject({ from: '2026-11-25', until: '2026-11-27' });
  expect(isReversed({ ...draft, until: '2026-11-20' })).toBe(true);
  expect(isReversed({ ...draft, until: '2026-11-23' })).toBe(false);
});

it('takes hours of one day, and leaves them out again for whole days', () => {
  const hours = { ...withTimes(draftOf(undefined, today), false), fromTime: '12:30', untilTime: '11:00' };
  expect(hours.until).toBe(today);
  expect(isReversed(hours)).toBe(true);
  expect(isReversed({ ...hours, untilTime: '' })).toBe(false);
  expect(absenceInput(withTimes(hours, true))).toMatchObject({ fromTime: null, untilTime: null });
});

it('runs from its first to its last minute', () => {
  const running = (absence: Parameters<typeof isRunning>[0], ...minutes: string[]) =>
    minutes.map((minute) => isRunning(absence, minute));
  expect(running(stored, '2026-11-22T23:59', '2026-11-23T00:00', '2026-11-27T23:59', '2026-11-28T00:00')).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const hours = { ...stored, until: stored.from, fromTime: '12:30', untilTime: '15:00' };
  expect(running(hours, '2026-11-23T12:29', '2026-11-23T12:30', '2026-11-23T15:00')).toEqual([false, true, false]);
});
