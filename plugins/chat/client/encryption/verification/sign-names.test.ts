import { expect, test } from 'vitest';
import { nameOfSign } from './sign-names.ts';

test('signs are read out in the language of the person, and unknown ones as they came', () => {
  expect(nameOfSign('Thumbs Up', 'de')).toBe('Daumen hoch');
  expect(nameOfSign('Thumbs Up', 'en')).toBe('Thumbs Up');
  expect(nameOfSign('spanner', 'en')).toBe('Spanner');
  expect(nameOfSign('comet', 'de')).toBe('Comet');
});
