import { describe, expect, it } from 'vitest';
import '../components/component-messages.ts';
import { checkMessages } from './check-messages.ts';
import { defineMessages, listMessages, type Messages } from './define-messages.ts';
import { translatorOf } from './translate.ts';

const messages = defineMessages('test', {
  de: { greeting: 'Guten Tag, {name}', found: '{count, plural, one {# Person} other {# Personen}}' },
  en: { greeting: 'Hello {name}', found: '{count, plural, one {# person} other {# people}}' },
});

/** A set as it could arrive when the types were circumvented. */
function setOf(de: Record<string, string>, en: Record<string, string>): Messages {
  return { scope: 'broken', texts: { de, en } };
}

describe('messages', () => {
  it('reads plurals, numbers and arguments in each language', () => {
    const [german, english] = [translatorOf(messages, 'de'), translatorOf(messages, 'en')];
    expect(german('found', { count: 1 })).toBe('1 Person');
    expect(german('found', { count: 12345 })).toBe('12.345 Personen');
    expect(english('found', { count: 12345 })).toBe('12,345 people');
    expect(english('greeting', { name: 'Änne' })).toBe('Hello Änne');
  });

  it('has no problem in any set of this package', () => {
    expect(listMessages().map(({ scope }) => scope)).toContain('ui');
    expect(checkMessages()).toEqual([]);
  });

  it('finds a missing and an empty text', () => {
    expect(checkMessages([setOf({ a: 'A', b: ' ' }, { b: 'B' })])).toEqual([
      'broken.a has no text in en',
      'broken.b has no text in de',
    ]);
  });

  it('finds arguments that differ, also inside a plural', () => {
    const problems = checkMessages([
      setOf(
        { a: '{name}', b: '{n, plural, one {# von {all}} other {# von {all}}}', c: '{n}' },
        { a: '{nmae}', b: '{n, plural, one {#} other {#}}', c: '{n, plural, one {#} other {#}}' },
      ),
    ]);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['broken.a', 'broken.b', 'broken.c']);
  });

  it('finds an incomplete plural and text that is not ICU MessageFormat', () => {
    const problems = checkMessages([
      setOf({ a: '{n, plural, other {#}}', b: '{n' }, { a: '{n, plural, other {#}}', b: '{n}' }),
    ]);
    expect(problems.filter((problem) => problem.includes('lacks a plural form'))).toHaveLength(2);
    expect(problems.some((problem) => problem.startsWith('broken.b is not ICU'))).toBe(true);
  });

  it('asks for the same names in both languages by type', () => {
    // @ts-expect-error a name is missing in English
    defineMessages('test.types', { de: { a: 'A', b: 'B' }, en: { a: 'A' } });
    // @ts-expect-error a name exists in English only
    defineMessages('test.types', { de: { a: 'A' }, en: { a: 'A', b: 'B' } });
    defineMessages('test.types', { de: { a: 'A' }, en: { a: 'A' } });
    expect(checkMessages()).toEqual([]);
  });
});
