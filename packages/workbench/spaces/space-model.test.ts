import { describe, expect, it } from 'vitest';
import { suggestLogin } from '../administration/account-model.ts';
import { slugOf } from './space-model.ts';

describe('slugOf', () => {
  it.each([
    ['Büro & Umzug', 'buero-umzug'],
    ['  Straße 12  ', 'strasse-12'],
    ['Žižkov naïve', 'zizkov-naive'],
    ['日本', ''],
    ['--', ''],
  ])('makes %j into %j', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('stays within what an address may have, also when it is cut at a hyphen', () => {
    expect(slugOf(`${'a'.repeat(59)} bcd`)).toBe('a'.repeat(59));
  });
});

describe('suggestLogin', () => {
  it.each([
    ['Dr. Änne Müller-Ott', 'a.mueller-ott'],
    ['Prof. Dr. Ayşe Schröder', 'a.schroeder'],
    ['Minh', 'm'],
    ['', ''],
  ])('makes %j into %j', (name, login) => expect(suggestLogin(name)).toBe(login));
});
