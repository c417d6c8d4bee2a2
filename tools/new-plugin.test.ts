import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type NewPlugin, planPlugin, writePlugin } from './new-plugin/create-plugin.ts';
import { runProgram } from './tests/run-program.ts';

// Type checks and a test run of their own, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000 });

const repository = join(import.meta.dirname, '..');
const installed = (...path: string[]) => join(repository, 'node_modules', ...path);

/** Inside the repository, so that the names of workspaces and packages lead to the real ones; git ignores it. */
let root: string;
let plugin: NewPlugin;

beforeAll(() => {
  mkdirSync(join(repository, '.cache'), { recursive: true });
  root = mkdtempSync(join(repository, '.cache', 'new-plugin-'));
  const changed = ['server/plugins.ts', 'server/package.json', 'packages/web/plugins.ts', 'packages/web/package.json'];
  for (const file of [...changed, 'packages/ui/package.json', 'ARCHITECTURE.md']) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(repository, file), join(root, file));
  }
  // The longest name there can be is the hardest to format.
  plugin = planPlugin(root, 'site-visits-of-all-inspections', new Date('2026-12-01T12:00:00Z'));
  writePlugin(root, plugin);
  writeFileSync(join(root, 'vitest.config.ts'), vitestConfig());
  for (const runtime of ['server', 'shared', 'client']) {
    writeFileSync(join(root, `tsconfig.${runtime}.json`), typesOf(runtime));
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The repository's own settings for one runtime, on the new folder alone. */
function typesOf(runtime: string): string {
  const file = join(repository, `tsconfig.${runtime}.json`);
  const { include }: { include: string[] } = JSON.parse(readFileSync(file, 'utf8'));
  return JSON.stringify({ extends: file, include: include.filter((pattern) => pattern.startsWith('plugins/')) });
}

function vitestConfig(): string {
  const globalSetup = join(repository, 'packages', 'database', 'testing', 'global-setup.ts');
  const config = {
    include: ['plugins/**/*.test.ts'],
    globalSetup: [globalSetup],
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
  };
  const patience = { testTimeout: 120_000, expect: { poll: { timeout: 10_000 } } };
  return `export default ${JSON.stringify({ test: { ...config, ...patience } })};\n`;
}

async function expectSuccess(command: readonly string[]): Promise<string> {
  const { code, output } = await runProgram(command, { folder: root });
  expect(code, output).toBe(0);
  return output;
}

test('makes the files that docs/add-a-feature.md describes', () => {
  const folder = join(root, 'plugins', plugin.name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
  expect(files.sort()).toEqual([
    'README.md',
    'client/entry-help.ts',
    'client/entry-messages.ts',
    'client/entry-model.test.ts',
    'client/entry-model.ts',
    'client/entry-view.tsx',
    'client/plugin.ts',
    'client/rename-dialog-view.tsx',
    'package.json',
    'server/entry-links.ts',
    'server/entry-privacy.ts',
    'server/entry-search.ts',
    'server/entry-service.test.ts',
    'server/entry-service.ts',
    'server/entry-store.ts',
    'server/migrations/20261201-1200-create-site-visits-of-all-inspections-entries.ts',
    'server/plugin.ts',
    'server/routes.ts',
    'shared/api.ts',
    'shared/entry.ts',
    'shared/errors.ts',
    'shared/events.ts',
    'shared/index.ts',
    'shared/sync.ts',
  ]);
});

test('puts the plugin into both lists, both package.json and the tree of ARCHITECTURE.md', () => {
  const { files, name, camel } = plugin;
  for (const [list, side] of [
    ['server/plugins.ts', 'server'],
    ['packages/web/plugins.ts', 'client'],
  ] as const) {
    expect(files.get(list)).toContain(`import { ${camel}Plugin } from '@kontor/plugin-${name}/${side}';\n`);
    expect(files.get(list)).toMatch(new RegExp(`= \\[directoryPlugin, (\\w+, )*${camel}Plugin\\];\n`));
  }
  for (const file of ['server/package.json', 'packages/web/package.json']) {
    const { dependencies } = JSON.parse(files.get(file) ?? '');
    expect(dependencies[`@kontor/plugin-${name}`]).toBe('0.1.0');
    expect(Object.keys(dependencies)).toEqual(Object.keys(dependencies).sort());
  }
  expect(files.get('ARCHITECTURE.md')).toMatch(new RegExp(`^ {2}directory/ .*\n(  .*\n)*  ${name}/ `, 'm'));
});

test.each(['server', 'shared', 'client'])('its types are right (%s)', async (runtime) => {
  await expectSuccess([
    installed('ts7', 'bin', 'tsc'),
    '--singleThreaded',
    '-p',
    join(root, `tsconfig.${runtime}.json`),
  ]);
});

test('lint and format find nothing once it was formatted', async () => {
  const biome = [installed('@biomejs', 'biome', 'bin', 'biome')];
  const folders = ['--vcs-use-ignore-file=false', 'plugins', 'server', 'packages'];
  await expectSuccess([...biome, 'check', '--write', ...folders]);
  expect(await expectSuccess([...biome, 'ci', '--colors=off', ...folders])).toMatch(/Checked \d\d files/);
});

test('its own tests pass on a real server', async () => {
  const output = await expectSuccess([installed('vitest', 'vitest.mjs'), 'run', '--root', root, '--no-color']);
  expect(output).toMatch(/Test Files +2 passed/);
});

test.each(['', 'ab', 'Wiki', 'two words', '../escape', 'a'.repeat(31), 'wiki2', '-wiki', 'wiki-'])(
  '%j is no name for a plugin',
  (name) => {
    expect(() => planPlugin(repository, name)).toThrow(/cannot be the name of a plugin: it needs/);
  },
);

test.each(['directory', 'people', 'search', 'workbench', 'jobs', 'inbox', 'api'])('the name %s is taken', (name) => {
  expect(() => planPlugin(repository, name)).toThrow(`The name ${name} is taken: please choose another.`);
});

test('a dry run names every file and writes none', async () => {
  const { code, output } = await runProgram([join(repository, 'tools', 'new-plugin.ts'), 'suggestions', '--dry-run']);
  expect(code).toBe(0);
  expect(output).toContain('  plugins/suggestions/server/entry-service.ts\n');
  expect(readdirSync(join(repository, 'plugins'))).not.toContain('suggestions');
});

test('a call without a name tells how it goes', async () => {
  const call = (...args: string[]) => runProgram([join(repository, 'tools', 'new-plugin.ts'), ...args]);
  const usage = { code: 2, output: 'Usage: npm run new-plugin -- NAME [--dry-run]\n' };
  expect(await call()).toEqual(usage);
  expect(await call('suggestions', '--quick')).toEqual(usage);
  expect(await call('Wiki')).toMatchObject({ code: 1, output: expect.stringMatching(/^Wiki cannot be [^\n]+\.\n$/) });
});
