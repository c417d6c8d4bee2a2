import { expect, test } from 'vitest';
import { planKeeping } from './keeping-plan.ts';

const listed = (...stamps: readonly (readonly [string, string])[]) => stamps.map(([page, stamp]) => ({ page, stamp }));

test('K3: only what is new, was changed or is here in part is fetched, and what is not listed any more goes', () => {
  const known = new Map([
    ['same', '1'],
    ['changed', '1'],
    ['partly', '1'],
    ['lost', '1'],
  ]);
  const pages = listed(['new', '1'], ['same', '1'], ['changed', '2'], ['partly', '1']);
  expect(planKeeping({ pages, known, missing: new Set(['partly']) })).toEqual({
    wanted: ['changed', 'partly', 'new'],
    gone: ['lost'],
  });
});

test('K3: nothing is to be done where all is here', () => {
  const pages = listed(['one', '1'], ['two', '2']);
  const known = new Map(pages.map(({ page, stamp }) => [page, stamp]));
  expect(planKeeping({ pages, known, missing: new Set() })).toEqual({ wanted: [], gone: [] });
});
