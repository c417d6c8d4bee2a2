import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runProgram } from './run-program.ts';
import type { Tally } from './tally.ts';

const repository = join(import.meta.dirname, '..', '..');

/** The part of vitest's JSON report (Jest's form) that we read. */
interface UnitReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs all unit and feature tests, or those in `files`, with their output shown, and counts them. */
export async function runUnitTests(files: readonly string[] = []): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-unit-'));
  const file = join(folder, 'report.json');
  try {
    const vitest = join(repository, 'node_modules', 'vitest', 'vitest.mjs');
    const { code } = await runProgram(
      [vitest, 'run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      { shown: true },
    );
    return readUnitReport(file, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readUnitReport(file: string, code: number): Tally {
  let report: UnitReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, skipped: 0, failed: [`unit: vitest ended with code ${code} and without a report`] };
  }
  const tally = countUnitTests(report);
  // For example an error outside any test, which vitest counts for none.
  if (code !== 0 && tally.failed.length === 0) tally.failed.push(`unit: vitest ended with code ${code}`);
  return tally;
}

/** A file that could not even be loaded counts as one failed test. */
export function countUnitTests(report: UnitReport): Tally {
  const tally: Tally = { passed: 0, skipped: 0, failed: [] };
  for (const { name, status, assertionResults } of report.testResults) {
    const file = relative(repository, name);
    for (const test of assertionResults) {
      if (test.status === 'passed') tally.passed += 1;
      else if (test.status === 'failed') tally.failed.push(`${file}: ${test.fullName}`);
      else tally.skipped += 1;
    }
    const named = assertionResults.some((test) => test.status === 'failed');
    if (status === 'failed' && !named) tally.failed.push(`${file}: the file could not be run`);
  }
  return tally;
}
