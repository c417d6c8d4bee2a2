import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, prefixDistance } from './edit-distance.ts';
import { TermDictionary } from './term-dictionary.ts';

/** Optimal string alignment by the book, without bounds. */
function slowDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) => [row, ...new Array<number>(b.length).fill(0)]);
  const at = (row: number, column: number) => table[row]?.[column] ?? 0;
  for (let row = 0; row <= a.length; row += 1) {
    for (let column = 0; column <= b.length; column += 1) {
      const cells = table[row] ?? [];
      if (row === 0 || column === 0) {
        cells[column] = row + column;
        continue;
      }
      const same = a[row - 1] === b[column - 1];
      let value = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) value = Math.min(value, at(row - 2, column - 2) + 1);
      cells[column] = value;
    }
  }
  return at(a.length, b.length);
}

function slowPrefixDistance(typed: string, term: string): number {
  return Math.min(...Array.from({ length: term.length + 1 }, (_, end) => slowDistance(typed, term.slice(0, end))));
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
const limit = fc.constantFrom(1, 2);

describe('the edit distance', () => {
  it('is that of the plain algorithm up to its limit', () => {
    fc.assert(
      fc.property(word, word, limit, (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(slowDistance(a, b), most + 1));
      }),
      { numRuns: 3000 },
    );
  });

  it('to a beginning is the least to any beginning', () => {
    fc.assert(
      fc.property(word, word, limit, (typed, term, most) => {
        expect(prefixDistance(typed, term, most)).toBe(Math.min(slowPrefixDistance(typed, term), most + 1));
      }),
      { numRuns: 3000 },
    );
  });

  it('counts a swap of neighbours as one typo', () => {
    expect(editDistance('schmitd', 'schmidt', 2)).toBe(1);
    expect(editDistance('hcmidt', 'schmidt', 2)).toBe(2);
  });
});

describe('the dictionary', () => {
  const words = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 }), {
    maxLength: 60,
  });
  const found = (terms: ReadonlyArray<{ term: string }>) => terms.map(({ term }) => term).sort();

  it('finds the same similar, beginning and containing terms as looking at every one', () => {
    fc.assert(
      fc.property(
        words,
        words,
        word.filter((text) => text.length > 0),
        limit,
        (before, later, query, most) => {
          const dictionary = new TermDictionary(before.map((term) => [term, 1]));
          for (const term of later) dictionary.add(term, 1);
          const all = [...new Set([...before, ...later])].sort();
          const many = 1000;
          expect(found(dictionary.similarTo(query, most, false, many))).toEqual(
            all.filter((term) => slowDistance(query, term) <= most),
          );
          expect(found(dictionary.similarTo(query, most, true, many))).toEqual(
            all.filter((term) => slowPrefixDistance(query, term) <= most),
          );
          expect(found(dictionary.startingWith(query, many))).toEqual(all.filter((term) => term.startsWith(query)));
          expect(found(dictionary.containing(query, 2, many))).toEqual(
            all.filter((term) => term.indexOf(query, 2) !== -1),
          );
          expect(dictionary.has(query)).toBe(all.includes(query));
          expect(dictionary.size).toBe(all.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('gives the most frequent terms and follows their counts', () => {
    const dictionary = new TermDictionary([
      ['amt', 5],
      ['amtlich', 1],
      ['amtsrat', 3],
    ]);
    dictionary.add('amtlich', 9);
    dictionary.add('amtsblatt', 7);
    expect(dictionary.startingWith('amt', 2)).toEqual([
      { term: 'amtlich', documents: 10 },
      { term: 'amtsblatt', documents: 7 },
    ]);
    expect(dictionary.documentsOf('amt')).toBe(5);
    expect(dictionary.documentsOf('unbekannt')).toBe(0);
  });

  it('keeps all terms through merges', () => {
    const dictionary = new TermDictionary();
    for (let number = 0; number < 10_000; number += 1) dictionary.add(`wort${number}`, 1);
    expect(dictionary.size).toBe(10_000);
    for (const number of [0, 3999, 4000, 9999]) expect(dictionary.documentsOf(`wort${number}`)).toBe(1);
  });
});
