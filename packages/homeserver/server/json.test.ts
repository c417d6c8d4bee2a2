import { expect, test } from 'vitest';
import { isStorable } from './json.ts';

test.each(['a\0b', '\ud800', { a: ['\0'] }, { '\udfff': 1 }])('the database cannot keep %j', (value) => {
  expect(isStorable(value)).toBe(false);
});

test.each(['', 'ä😀', '\\u0000', { a: '\\u0000', b: '\\ud800', '😀': 7 }, undefined])('it keeps %j', (value) => {
  expect(isStorable(value)).toBe(true);
});
