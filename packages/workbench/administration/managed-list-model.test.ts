import { expect, it } from 'vitest';
import { matchingItems } from './managed-list-model.ts';

const units = [
  { name: 'Bäderbetrieb', code: 'E2' },
  { name: 'Amt für Soziales', code: 'D3.1' },
  { name: 'Wohngeldstelle', code: 'D3.1.2' },
];
const found = (typed: string) => matchingItems(units, typed).map(({ name }) => name);

it('finds by a part of the name or of the code, in any case and without accents', () => {
  expect(found(' bader ')).toEqual(['Bäderbetrieb']);
  expect(found('d3.1')).toEqual(['Amt für Soziales', 'Wohngeldstelle']);
  expect(found('xyz')).toEqual([]);
});

it('keeps everything in its order while nothing is typed', () => {
  expect(matchingItems(units, ' ')).toEqual(units);
});
