import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './csv-reader.ts';

const cell = fc.string({ unit: fc.constantFrom('a', 'ß', 'ễ', '"', ',', ';', '\t', '\n', ' ', 'Ж', '=') });
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }));

test('gives back every cell that was written with quotes, and the line where its row starts', () => {
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, separator) => {
      const header = rows[0]?.map((_, index) => `column${index}`) ?? [];
      const all = [header, ...rows];
      const written = all.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(separator));
      const read = readCsv(`${written.join('\n')}\n`);
      let line = 1;
      const expected = all.flatMap((cells, index) => {
        const start = line;
        line += (written[index] ?? '').split('\n').length;
        return cells.some((value) => value.trim() !== '') ? [{ line: start, cells }] : [];
      });
      expect(read).toEqual({ separator, rows: expected, brokenLines: [] });
    }),
  );
});

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', '\u0000'), maxLength: 300 }),
      (text) => {
        readCsv(text);
      },
    ),
  );
});

test('names the line of a quote that is not closed and reads the lines around it', () => {
  const { rows, brokenLines } = readCsv('a,b\n1,2\n3,"four\n5,6\n7,"8\n8"\n9,10\n');
  expect(brokenLines).toContain(3);
  expect(rows.map(({ line }) => line)).toEqual([1, 2, 4, 5, 7]);
});

test('names the line of a quote within a word', () => {
  expect(readCsv('a,b\nx"y,2\n3,4\n').brokenLines).toEqual([2]);
  expect(readCsv('a,b\n"x"y,2\n3,4\n').brokenLines).toEqual([2]);
});

test('gives up on a file that is nothing but broken quotes', () => {
  const { brokenLines } = readCsv('a,"b"c\n'.repeat(100_000));
  expect(brokenLines).toHaveLength(100);
});
