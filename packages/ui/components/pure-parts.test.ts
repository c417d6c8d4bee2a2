import { KontorError } from '@kontor/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldErrorsOf } from './field-errors.ts';
import { initialsOf, tintCount, tintOf } from './initials.ts';
import { findByPrefix, moveInList } from './list-movement.ts';
import { segmentsOf } from './text-segments.ts';

describe('initials', () => {
  it('takes the first and the last part, without titles and particles', () => {
    expect(initialsOf('Dr. Anna Müller-Weiß')).toBe('AM');
    expect(initialsOf('Karl von der Heide')).toBe('KH');
    expect(initialsOf('Änne Özdemir')).toBe('ÄÖ');
    expect(initialsOf('admin')).toBe('A');
    expect(initialsOf('   ')).toBe('?');
  });

  it('gives the same name the same tint', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(tintOf(name)).toBe(tintOf(name));
        expect(tintOf(name)).toBeLessThan(tintCount);
        expect(tintOf(name)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('gives a person the same tint wherever they are shown', () => {
    expect(tintOf('people/person/01a2165a-c097-783b')).toBe(tintOf('01a2165a-c097-783b'));
  });
});

describe('text segments', () => {
  it('marks the ranges, also when they touch or overlap', () => {
    expect(segmentsOf('Bürgeramt', [[0, 6]]).map(({ text }) => text)).toEqual(['Bürger', 'amt']);
    const touching = segmentsOf('abcdef', [
      [3, 4],
      [1, 3],
      [2, 5],
    ]);
    expect(touching.map(({ text, isMarked }) => [text, isMarked])).toEqual([
      ['a', false],
      ['bcde', true],
      ['f', false],
    ]);
  });

  it('always join to the text, whatever the ranges', () => {
    const range = fc.tuple(fc.integer({ min: -5, max: 30 }), fc.integer({ min: -5, max: 30 }));
    fc.assert(
      fc.property(fc.string(), fc.array(range), (text, ranges) => {
        const segments = segmentsOf(text, ranges);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        expect(new Set(segments.map(({ start }) => start)).size).toBe(segments.length);
      }),
    );
  });
});

describe('list movement', () => {
  const list = { count: 100, page: 10 };

  it('moves by rows and pages and stops at the ends', () => {
    expect(moveInList({ ...list, key: 'ArrowDown', index: -1 })).toBe(0);
    expect(moveInList({ ...list, key: 'ArrowUp', index: -1 })).toBe(99);
    expect(moveInList({ ...list, key: 'ArrowDown', index: 99 })).toBe(99);
    expect(moveInList({ ...list, key: 'PageDown', index: 5 })).toBe(14);
    expect(moveInList({ ...list, key: 'PageUp', index: 5 })).toBe(0);
    expect(moveInList({ ...list, key: 'End', index: 5 })).toBe(99);
    expect(moveInList({ ...list, key: 'x', index: 5 })).toBeUndefined();
    expect(moveInList({ key: 'Home', index: -1, count: 0, page: 10 })).toBeUndefined();
  });

  it('finds the next row by what is typed, around the end', () => {
    const names = ['Adler', 'Bach', 'Becker', 'Celan'];
    const texts = { at: (index: number) => names[index] ?? '', count: names.length };
    expect(findByPrefix(texts, 2, 'b')).toBe(2);
    expect(findByPrefix(texts, 3, 'ba')).toBe(1);
    expect(findByPrefix(texts, -1, 'z')).toBeUndefined();
  });
});

describe('field errors', () => {
  it('gives a refusal to the field it names, and nothing else', () => {
    const refusal = new KontorError(
      'people.email_taken',
      'conflict',
      { de: 'Vergeben.', en: 'Taken.' },
      { field: 'email' },
    );
    expect(fieldErrorsOf(refusal, 'de')).toEqual({ email: 'Vergeben.' });
    expect(fieldErrorsOf(new Error('boom'), 'de')).toBeUndefined();
    expect(fieldErrorsOf(new KontorError('a.b', 'conflict', { de: 'A', en: 'B' }), 'en')).toBeUndefined();
  });
});
