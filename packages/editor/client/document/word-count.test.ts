import { expect, test } from 'vitest';
import { heading, inner, line, page } from './test-document.ts';
import { wordsOf } from './word-count.ts';

test('words are counted as people count them', () => {
  const mention = inner('mention', { ref: 'people/person/1', name: 'Anna Beck' });
  expect(wordsOf(page(heading(1, 'Plan'), line('Haus-, Hof- und 1.000 €: ', mention, ' – ja!')))).toBe(9);
  expect(wordsOf(page(line()))).toBe(0);
});
