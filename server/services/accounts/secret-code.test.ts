import { expect, test } from 'vitest';
import { describeDevice } from './device-name.ts';
import { hashSecretCode, newSecretCode, readSecretCode } from './secret-code.ts';

test('a code comes in groups of four letters and digits that are not mistaken in print', () => {
  expect(newSecretCode(7)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('a code is read however it was typed', () => {
  expect(readSecretCode('10ab-cdef')).toBe('10ABCDEF');
  expect(readSecretCode(' lOaB cDEF\n')).toBe('10ABCDEF');
  expect(hashSecretCode('I0ab cdef')).toEqual(hashSecretCode('10AB-CDEF'));
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari, iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'Edge, Windows',
  ],
  ['curl/8.0', ''],
  [undefined, ''],
])('the user agent %s is %s in words', (agent, words) => {
  expect(describeDevice(agent)).toBe(words);
});
