import { type CsvError, parse } from 'csv-parse/sync';

export interface CsvRow {
  /** Line of the file, from 1, where the row starts; quoted cells may hold line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly separator: Separator;
  readonly rows: readonly CsvRow[];
  /** Lines whose quotes do not fit; they are in no row. */
  readonly brokenLines: readonly number[];
}

const separators = [',', ';', '\t'] as const;
export type Separator = (typeof separators)[number];

/** With this many lines whose quotes do not fit the file is something else, and reading it on would take long. */
const brokenLinesAtMost = 100;

/**
 * Reads RFC 4180 text with any of the usual separators. A line whose quotes do not fit costs only that line: reading
 * goes on with the next one, so that the faults after it are found too. Empty lines are left out.
 */
export function readCsv(text: string): CsvTable {
  const separator = findSeparator(text);
  const rows: CsvRow[] = [];
  const brokenLines: number[] = [];
  let rest = text;
  let linesBefore = 0;
  while (rest !== '') {
    const read = readUntilBroken(rest, separator);
    for (const row of read.rows) rows.push({ ...row, line: row.line + linesBefore });
    if (read.brokenLine === undefined || brokenLines.length >= brokenLinesAtMost) break;
    brokenLines.push(read.brokenLine + linesBefore);
    rest = afterLine(rest, read.brokenLine);
    linesBefore += read.brokenLine;
  }
  return { separator, rows, brokenLines };
}

function readUntilBroken(text: string, separator: Separator): { rows: CsvRow[]; brokenLine: number | undefined } {
  const rows: CsvRow[] = [];
  let lastLine = 0;
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: lastLine + 1, cells });
        lastLine = lines;
        return null;
      },
    });
    return { rows, brokenLine: undefined };
  } catch (failure) {
    if (!isQuoteError(failure)) throw failure;
    return { rows, brokenLine: lastLine + 1 };
  }
}

function isQuoteError(failure: unknown): failure is CsvError {
  if (!(failure instanceof Error) || !('code' in failure)) return false;
  return ['CSV_QUOTE_NOT_CLOSED', 'CSV_INVALID_CLOSING_QUOTE', 'INVALID_OPENING_QUOTE'].includes(String(failure.code));
}

/** The separator that the first line has most often outside quotes. */
function findSeparator(text: string): Separator {
  const [firstLine = ''] = text.split('\n', 1);
  const unquoted = firstLine.replace(/"[^"]*"/g, '');
  const count = (separator: Separator) => unquoted.split(separator).length;
  return separators.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

function afterLine(text: string, line: number): string {
  let end = -1;
  for (let passed = 0; passed < line; passed += 1) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return '';
  }
  return text.slice(end + 1);
}
