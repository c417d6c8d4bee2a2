import { isKontorError } from '@kontor/base';
import { describe, expect, test } from 'vitest';
import { checkPassword } from './password-rules.ts';

const owner = {
  login: 'a.schroeder',
  known: ['Ayşe', 'Schröder', 'ayse.schroeder@stadt.example', 'Stadt Musterhafen'],
};

function refusalOf(password: string, demo = false): string | undefined {
  try {
    checkPassword(password, owner, { demo, minimumLength: 12 });
    return undefined;
  } catch (failure) {
    if (!isKontorError(failure)) throw failure;
    return `${failure.code} ${failure.details?.reason}`;
  }
}

describe('a new password', () => {
  test.each([
    'correct horse battery staple',
    'drei Möwen auf dem Poller',
    'kx8!vPq2mZrt',
    'Tee mit Kandis um vier',
    'zwölf-lange-Zeichen',
  ])('may be "%s"', (password) => {
    expect(refusalOf(password)).toBeUndefined();
  });

  test.each(['', 'kurz', 'elf Zeichen'])('has at least twelve characters, so not "%s"', (password) => {
    expect(refusalOf(password)).toBe('accounts.password_weak short');
  });

  test('counts characters as people do, not code units', () => {
    expect(refusalOf('🦩🦩🦩🦩🦩🦩')).toBe('accounts.password_weak short');
  });

  test('has at most 512 characters', () => {
    expect(refusalOf('möwe auf dem poller '.repeat(30))).toBe('accounts.password_weak long');
  });

  test.each([
    'passwort1234',
    'P4ssw0rt!2026',
    'Willkommen2026!',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    '123456789012345',
    'qwertzqwertz12',
    'Sommer2026Sommer2026',
    'SchröderSchröder1',
    'a.schroeder-2026',
    'Musterhafen2026!',
    'Rathaus-Rathaus-1',
  ])('is not made of what anybody would try: "%s"', (password) => {
    expect(refusalOf(password)).toBe('accounts.password_weak known');
  });

  test('is the one of the demo in the demo only', () => {
    expect(refusalOf('kontor-demo-2026', true)).toBeUndefined();
    expect(refusalOf('kontor-demo-2026', false)).toBe('accounts.password_weak known');
  });
});
