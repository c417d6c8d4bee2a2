import type { FileText } from '@kontor/base';
import { type CsvRow, readCsv, type Separator } from '@kontor/plugin-api/server';
import type { ImportFile, ImportProblem } from '../../shared/index.ts';
import { importUnreadable } from '../../shared/index.ts';
import type { ColumnFinder } from './column-names.ts';
import type { ImportRow, ImportTable } from './import-row.ts';
import { problem } from './problem-catalogue.ts';

interface TableForm<Column extends string> {
  readonly file: ImportFile;
  readonly findColumn: ColumnFinder<Column>;
  readonly required: readonly Column[];
}

const separatorNames: Readonly<Record<Separator, string>> = { ',': 'Komma', ';': 'Semikolon', '\t': 'Tabulator' };

/** Reads a CSV file by the names of its columns. Throws `directory.import_unreadable` when none of them is known. */
export function readTable<Column extends string>(source: FileText, form: TableForm<Column>): ImportTable<Column> {
  const { rows, brokenLines, separator } = readCsv(source.text);
  const [header, ...body] = rows;
  if (!header) throw importUnreadable();
  const columns = header.cells.map((heading) => form.findColumn(heading));
  if (columns.every((column) => column === undefined)) throw importUnreadable();
  const problems = [
    ...brokenLines.map((line) => problem('quotes_broken', { file: form.file, line })),
    ...checkHeader(header, columns, form),
    ...body.flatMap((row) => checkLength(row, columns.length, form.file)),
  ];
  return {
    format: `CSV, ${source.encoding}, ${separatorNames[separator]}`,
    rows: body.map((row) => nameCells(row, columns)),
    problems,
  };
}

function checkHeader<Column extends string>(
  header: CsvRow,
  columns: readonly (Column | undefined)[],
  { file, required }: TableForm<Column>,
): ImportProblem[] {
  const place = { file, line: header.line };
  const unknown = header.cells.filter((heading, index) => columns[index] === undefined && heading.trim() !== '');
  const double = columns.filter((column, index) => column !== undefined && columns.indexOf(column) < index);
  const missing = required.filter((column) => !columns.includes(column));
  return [
    ...unknown.map((value) => problem('column_unknown', { ...place, value })),
    ...double.map((other) => problem('column_double', { ...place, other })),
    ...missing.map((other) => problem('column_missing', { ...place, other })),
  ];
}

function checkLength({ cells, line }: CsvRow, columns: number, file: ImportFile): ImportProblem[] {
  if (cells.slice(columns).some((cell) => cell.trim() !== '')) return [problem('row_too_long', { file, line })];
  return cells.length < columns ? [problem('row_too_short', { file, line })] : [];
}

function nameCells<Column extends string>(row: CsvRow, columns: readonly (Column | undefined)[]): ImportRow<Column> {
  const values: Partial<Record<Column, string>> = {};
  for (const [index, column] of columns.entries()) {
    if (column !== undefined) values[column] ??= (row.cells[index] ?? '').trim();
  }
  return { line: row.line, values };
}
