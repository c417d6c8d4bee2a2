import { expect, it } from 'vitest';
import { isReversed, positionDrafts, positionInputs, withNewPosition, withPosition } from './position-model.ts';

const today = '2026-11-22';
const position = (id: string, part: object = {}) => ({
  id,
  person: 'p',
  orgUnit: `unit of ${id}`,
  title: 'Sachbearbeitung',
  lead: false,
  acting: false,
  main: false,
  from: null,
  until: null,
  ...part,
});

it('shows what is over last', () => {
  const drafts = positionDrafts([position('past', { until: '2026-11-21' }), position('held', { until: today })], today);
  expect(drafts.map(({ key }) => key)).toEqual(['held', 'past']);
});

it('has one main position, and leaves those that are over as they were', () => {
  const stored = [position('past', { until: '2025-12-31', main: true }), position('a', { main: true }), position('b')];
  const drafts = withPosition(positionDrafts(stored, today), 'b', { main: true }, today);
  expect(drafts.filter(({ main }) => main).map(({ key }) => key)).toEqual(['b', 'past']);
});

it('makes the first one that is not over the main one', () => {
  const past = positionDrafts([position('past', { until: '2025-12-31', main: true })], today);
  const [first] = withNewPosition(past, 'first', today).slice(-1);
  expect(first).toMatchObject({ key: 'first', main: true });
  expect(withNewPosition(withNewPosition(past, 'first', today), 'second', today).at(-1)?.main).toBe(false);
});

it('sends trimmed titles, and no row without an org unit', () => {
  const [draft] = positionDrafts([position('a', { title: ' Leitung ', lead: true })], today);
  const inputs = positionInputs(draft ? withNewPosition([draft], 'new', today) : []);
  expect(inputs).toEqual([
    { orgUnit: 'unit of a', title: 'Leitung', lead: true, acting: false, main: false, from: null, until: null },
  ]);
});

it('knows days in reverse', () => {
  expect(isReversed({ from: '2026-02-01', until: '2026-01-31' })).toBe(true);
  expect(isReversed({ from: '2026-02-01', until: '2026-02-01' })).toBe(false);
  expect(isReversed({ from: null, until: '2026-02-01' })).toBe(false);
});
