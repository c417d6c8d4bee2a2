import type { Language } from '@kontor/base';
import type { ImportProblem, ImportReport, ProblemSeverity } from '../../shared/index.ts';

export interface ProblemFilter {
  readonly severity: ProblemSeverity | 'all';
  /** Part of the line, column, value or sentence. */
  readonly text: string;
}

export const allProblems: ProblemFilter = { severity: 'all', text: '' };

export function filterProblems(
  problems: readonly ImportProblem[],
  filter: ProblemFilter,
  language: Language,
): readonly ImportProblem[] {
  const wanted = filter.text.trim().toLocaleLowerCase(language);
  return problems.filter((problem) => {
    if (filter.severity !== 'all' && problem.severity !== filter.severity) return false;
    const texts = [String(problem.line), problem.field ?? '', problem.value ?? '', problem.sentence[language]];
    return wanted === '' || texts.some((text) => text.toLocaleLowerCase(language).includes(wanted));
  });
}

/** Whether applying would do anything. */
export function changesAnything({ summary }: Pick<ImportReport, 'summary'>): boolean {
  const { orgUnits, people } = summary;
  return orgUnits.create + orgUnits.change + people.create + people.change + people.leave > 0;
}

/** How much of an import is done, 0 to 1; nothing while nobody knows. */
export function shareDone({ progress }: Pick<ImportReport, 'progress'>): number | undefined {
  return progress === null || progress.total === 0 ? undefined : progress.done / progress.total;
}

/**
 * The problems as a CSV file (RFC 4180, with a byte order mark and semicolons, as a German Excel opens it). Values that
 * a spreadsheet would run as a formula begin with an apostrophe.
 */
export function problemsCsv(
  problems: readonly ImportProblem[],
  headings: readonly string[],
  language: Language,
): string {
  const rows = problems.map((problem) => [
    problem.file,
    String(problem.line),
    problem.field ?? '',
    problem.severity,
    problem.value ?? '',
    problem.sentence[language],
    problem.code,
  ]);
  const text = [headings, ...rows].map((cells) => cells.map(csvCell).join(';')).join('\r\n');
  return `\uFEFF${text}\r\n`;
}

function csvCell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
