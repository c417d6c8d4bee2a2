import { expect, test } from 'vitest';
import type { DocNode } from '../../../shared/doc.ts';
import { heading, inner, line, page, words } from '../test-document.ts';
import { barriersOf } from './find-barriers.ts';

const kinds = (...content: readonly DocNode[]) => barriersOf(page(...content)).map(({ kind }) => kind);
const cell = (type: string) => inner(type, {}, line('x'));
const table = (...rows: string[][]) =>
  inner('table', {}, ...rows.map((row) => inner('tableRow', {}, ...row.map(cell))));
const link = (text: string) => words(text, { type: 'link', attrs: { href: 'https://stadt.example' } });

test('a picture without a description is a barrier, one that is described is none', () => {
  expect(kinds(inner('image', { file: 'a', alt: ' ' }))).toEqual(['picture-without-text']);
  expect(kinds(inner('image', { file: 'a', alt: 'Plan' }))).toEqual([]);
});

test('headings may go down by one level at a time, and up as they like', () => {
  expect(kinds(heading(2, 'a'), heading(3, 'b'), heading(4, 'c'), heading(1, 'd'))).toEqual([]);
  expect(barriersOf(page(heading(1, 'a'), heading(3, 'Fristen')))).toEqual([
    { kind: 'heading-skips', pos: 3, words: 'Fristen' },
  ]);
});

test('a table needs a row or a column of headers', () => {
  expect(kinds(table(['tableCell', 'tableCell'], ['tableHeader', 'tableCell']))).toEqual(['table-without-header']);
  expect(kinds(table(['tableHeader', 'tableHeader'], ['tableCell', 'tableCell']))).toEqual([]);
  expect(kinds(table(['tableHeader', 'tableCell'], ['tableHeader', 'tableCell']))).toEqual([]);
});

test('a link whose words say nothing is a barrier, a piece of a longer one is none', () => {
  expect(kinds(line('Klicken Sie ', link('hier'), '.'))).toEqual(['link-says-nothing']);
  expect(kinds(line('Der ', link('Antrag auf Wohngeld')))).toEqual([]);
  const bold = words('hier', { type: 'link', attrs: { href: 'https://stadt.example' } }, { type: 'bold' });
  expect(kinds(line(link('Der Antrag '), bold))).toEqual([]);
});
