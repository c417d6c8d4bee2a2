import { expect, test } from 'vitest';
import { compileGlob } from './glob.ts';

test.each([
  ['Rat', 'Der Rat tagt', true],
  ['rat', 'RAT', true],
  ['Rat', 'Rathaus', false],
  ['Rat*', 'Das Rathaus', true],
  ['*haus', 'Das Rathaus.', true],
  ['ra?haus', 'Rathaus', true],
  ['a.c', 'abc', false],
  ['@room', 'Hallo @room!', true],
  ['@room', 'mail@room', true],
  ['x', '', false],
  ['', 'x', false],
  ['oder', 'odermatt oder', true],
])('%j in the words of %j: %j', (pattern, text, isFound) => {
  expect(compileGlob(pattern, 'words')(text)).toBe(isFound);
});

test.each([
  ['m.room.*', 'm.room.message', true],
  ['m.room.*', 'xm.room.message', false],
  ['*', '', true],
  ['', '', true],
  ['m.te?t', 'm.text', true],
  ['*e', 'ee', true],
  ['text', 'm.text', false],
])('%j for the whole of %j: %j', (pattern, text, isMatch) => {
  expect(compileGlob(pattern, 'whole')(text)).toBe(isMatch);
});

test('a pattern of many stars over a long text takes no time', () => {
  const matches = compileGlob(`${'*a'.repeat(200)}*b`, 'words');
  const started = performance.now();
  expect(matches('a'.repeat(60_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(2_000);
});
