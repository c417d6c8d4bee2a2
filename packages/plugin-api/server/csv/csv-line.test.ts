import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, withoutGuard } from './csv-line.ts';
import { readCsv } from './csv-reader.ts';

test('no cell begins a formula, and each comes back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ß', '"', ',', ';', '\n', ' ', '=', '+', '-', '@', "'") });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), fc.constantFrom(',', ';'), (cells, separator) => {
      const head = csvLine(['a', 'b'], separator);
      const [, row] = readCsv(`${head}${csvLine(['x', ...cells], separator)}`.replaceAll('\r\n', '\n')).rows;
      for (const each of row?.cells ?? []) expect(each).not.toMatch(/^[=+\-@\t\r]/);
      expect(row?.cells.map(withoutGuard)).toEqual(['x', ...cells]);
    }),
  );
});
