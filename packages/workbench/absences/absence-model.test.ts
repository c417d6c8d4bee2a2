import { expect, it } from 'vitest';
import { absenceInput, draftOf, isReversed, isRunning, withFrom } from './absence-model.ts';

const today = '2026-11-22';
const stored = {
  id: '01990000-0000-7000-8000-000000000001',
  person: '01990000-0000-7000-8000-000000000002',
  from: '2026-11-23',
  until: '2026-11-27',
  note: null,
  substitute: '01990000-0000-7000-8000-000000000003',
  substituteName: 'Ben Ahorn',
};

it('begins with today, and sends nothing before the last day is known', () => {
  const draft = draftOf(undefined, today);
  expect(draft.from).toBe(today);
  expect(absenceInput(draft)).toBeUndefined();
  const input = absenceInput({ ...draft, until: '2026-11-24', note: '  ' });
  expect(input).toEqual({ from: today, until: '2026-11-24', note: null, substitute: null });
});

it('sends a stored absence back as it was', () => {
  const { from, until, note, substitute } = stored;
  expect(absenceInput(draftOf(stored, today))).toEqual({ from, until, note, substitute });
});

it('moves the last day along with the first, but never the first with the last', () => {
  const draft = draftOf(stored, today);
  expect(withFrom(draft, '2026-12-01')).toMatchObject({ from: '2026-12-01', until: '2026-12-01' });
  expect(withFrom(draft, '2026-11-25')).toMatchObject({ from: '2026-11-25', until: '2026-11-27' });
  expect(isReversed({ ...draft, until: '2026-11-20' })).toBe(true);
  expect(isReversed({ ...draft, until: '2026-11-23' })).toBe(false);
});

it('runs from its first to its last day', () => {
  expect([today, '2026-11-23', '2026-11-27', '2026-11-28'].map((day) => isRunning(stored, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
