import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { runProgram } from './run-program.ts';
import { addUp, type Tally } from './tally.ts';

const repository = join(import.meta.dirname, '..', '..');
const folder = join(repository, 'e2e');

/** The part of Playwright's JSON report that we read. */
interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly annotations?: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

interface EndToEndReport {
  readonly suites: readonly Suite[];
  readonly errors: readonly { readonly message?: string }[];
}

/** What promises "within a second" is measured alone, after all others: not what two browsers do to two cores. */
const shares: readonly (readonly string[])[] = [['--grep-invert=@timed'], ['--grep=@timed', '--workers=1']];

/**
 * Builds the client, finds or installs a browser, and runs the journeys in it; their output is shown, and they are counted.
 * @param args What Playwright is asked for; without, everything, in two shares.
 */
export async function runEndToEndTests(args: readonly string[] = []): Promise<Tally> {
  if (!existsSync(join(folder, 'playwright.config.ts'))) {
    console.log('Skipped: there is no e2e/playwright.config.ts yet');
    return { passed: 0, skipped: 1, failed: [] };
  }
  const built = await runProgram([join(repository, 'tools', 'launch.mjs'), 'build'], { shown: true });
  if (built.code !== 0) return failure('the client could not be built');
  const chromium = await findChromium();
  if (typeof chromium !== 'string') return failure(chromium.reason);
  const results = mkdtempSync(join(tmpdir(), 'kontor-e2e-'));
  const file = join(results, 'report.json');
  try {
    const tallies: Tally[] = [];
    for (const share of args.length > 0 ? [args] : shares) tallies.push(await runPlaywright(share, chromium, file));
    return addUp(tallies);
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
}

async function runPlaywright(args: readonly string[], chromium: string, file: string): Promise<Tally> {
  rmSync(file, { force: true });
  const playwright = join(repository, 'node_modules', '@playwright', 'test', 'cli.js');
  const { code } = await runProgram([playwright, 'test', '--reporter=list,json', ...args], {
    shown: true,
    folder,
    env: { KONTOR_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return readReport(file, code);
}

function failure(reason: string): Tally {
  return { passed: 0, skipped: 0, failed: [`e2e: ${reason}`] };
}

function readReport(file: string, code: number): Tally {
  let report: EndToEndReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return failure(`Playwright ended with code ${code} and without a report`);
  }
  for (const reason of listSkipReasons(report)) console.log(`Skipped: ${reason}`);
  const tally = countEndToEndTests(report);
  if (code !== 0 && tally.failed.length === 0) tally.failed.push(`e2e: Playwright ended with code ${code}`);
  return tally;
}

/** Why tests were skipped, once each. */
export function listSkipReasons({ suites }: Pick<EndToEndReport, 'suites'>): string[] {
  const inSuite = (suite: Suite): string[] => [
    ...(suite.specs ?? [])
      .flatMap(({ tests }) => tests.flatMap(({ annotations = [] }) => annotations))
      .flatMap(({ type, description }) => (type === 'skip' && description ? [description] : [])),
    ...(suite.suites ?? []).flatMap(inSuite),
  ];
  return [...new Set(suites.flatMap(inSuite))];
}

/** A test that passed only at a second try counts as failed: a flaky test is fixed before new work. */
export function countEndToEndTests(report: EndToEndReport): Tally {
  const tally: Tally = { passed: 0, skipped: 0, failed: [] };
  for (const { message } of report.errors) tally.failed.push(`e2e: ${message?.split('\n')[0] ?? 'an error'}`);
  for (const suite of report.suites) countSuite(suite, suite.title, tally);
  return tally;
}

function countSuite(suite: Suite, path: string, tally: Tally): void {
  for (const { title, tests } of suite.specs ?? []) {
    for (const { status, projectName } of tests) {
      if (status === 'expected') tally.passed += 1;
      else if (status === 'skipped') tally.skipped += 1;
      else
        tally.failed.push(
          `e2e: ${path} › ${title}${projectName ? ` [${projectName}]` : ''}${status === 'flaky' ? ' (flaky)' : ''}`,
        );
    }
  }
  for (const inner of suite.suites ?? []) countSuite(inner, `${path} › ${inner.title}`, tally);
}
