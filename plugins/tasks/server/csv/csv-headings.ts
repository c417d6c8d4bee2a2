import type { Language } from '@kontor/base';
import { type CsvColumn, csvColumnNames, csvColumns, onlyExported, otherNames } from '../../shared/csv-columns.ts';
import type { ListField } from '../../shared/list-field.ts';

/** What the columns of a file are, by their names in either language; each column of the list once. */
export function guessColumns(headings: readonly string[], fields: readonly ListField[]): (string | null)[] {
  const taken = new Set<string>();
  return headings.map((heading) => {
    const found = findColumn(heading, fields);
    if (found === undefined || taken.has(found)) return null;
    taken.add(found);
    return found;
  });
}

function findColumn(heading: string, fields: readonly ListField[]): string | undefined {
  const key = keyOf(heading);
  if (key === '') return undefined;
  const isNamed = (column: CsvColumn) =>
    keyOf(csvColumnNames[column].de) === key || keyOf(csvColumnNames[column].en) === key;
  // What the list calls a field of its own comes before what other programs call one of ours.
  const field = fields.find(({ title }) => keyOf(title) === key);
  return (
    csvColumns.find(isNamed) ??
    (field && `field:${field.id}`) ??
    csvColumns.find((column) => otherNames[column]?.some((name) => keyOf(name) === key))
  );
}

/** What a column of a file can be. */
export function columnChoices(fields: readonly ListField[], language: Language): { column: string; name: string }[] {
  return [
    ...csvColumns
      .filter((column) => !onlyExported.has(column))
      .map((column) => ({ column, name: csvColumnNames[column][language] })),
    ...fields.map(({ id, title }) => ({ column: `field:${id}`, name: title })),
  ];
}

function keyOf(text: string): string {
  return text
    .toLocaleLowerCase('de')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
