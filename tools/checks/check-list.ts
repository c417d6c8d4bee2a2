import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');
const installed = (...path: string[]) => join(repository, 'node_modules', ...path);

/** One check: a Node program that exits with 0 when all is well and otherwise says on its output what is not. */
export interface Check {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What was right the last time is not looked at again; the compiler knows by content, options and its own version. */
const known = installed('.cache', 'kontor-types');
/** Two checks run at once, so each has one thread, and collects its garbage seldom. */
const typesEnvironment = { GOGC: '400' };

/** Everything `npm run check` looks at. A new check is a new line here. */
export const checks: readonly Check[] = [
  ...['server', 'client', 'worker', 'shared', 'desktop', 'e2e'].map((runtime) => ({
    name: `types (${runtime})`,
    command: [
      ...[installed('ts7', 'bin', 'tsc'), '-p', `tsconfig.${runtime}.json`, '--singleThreaded'],
      ...['--incremental', '--tsBuildInfoFile', join(known, `${runtime}.tsbuildinfo`)],
    ],
    env: typesEnvironment,
  })),
  { name: 'lint and format', command: [installed('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off', '.'] },
  { name: 'import rules', command: [join(repository, 'tools', 'checks', 'dependencies.ts')] },
  { name: 'translations', command: [join(repository, 'tools', 'checks', 'translations.ts')] },
  { name: 'unused code', command: [installed('knip', 'bin', 'knip.js'), '--no-progress', '--no-config-hints'] },
];
