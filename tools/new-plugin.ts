import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type NewPlugin, planPlugin, writePlugin } from './new-plugin/create-plugin.ts';
import { NameRefused } from './new-plugin/plugin-name.ts';
import { endChildrenOnSignal, runCommand, runProgram } from './tests/run-program.ts';

const repository = join(import.meta.dirname, '..');
const usage = 'Usage: npm run new-plugin -- NAME [--dry-run]';

async function main(): Promise<number> {
  const { name, dryRun } = readCall();
  if (name === undefined) {
    console.log(usage);
    return 2;
  }
  const plugin = planPlugin(repository, name);
  for (const file of plugin.files.keys()) console.log(`  ${file}`);
  if (dryRun) return 0;
  writePlugin(repository, plugin);
  const faults = (await format(plugin)) ?? (await link());
  if (faults !== undefined) {
    console.log(faults);
    return 1;
  }
  console.log(nextSteps(plugin));
  return 0;
}

function readCall(): { readonly name: string | undefined; readonly dryRun: boolean } {
  try {
    const options = { 'dry-run': { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    return { name: positionals.length === 1 ? positionals[0] : undefined, dryRun: values['dry-run'] ?? false };
  } catch {
    // An unknown option: the usage says which there are.
    return { name: undefined, dryRun: false };
  }
}

/** Lines break by the length of the name. */
async function format({ files }: NewPlugin): Promise<string | undefined> {
  const biome = join(repository, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const written = [...files.keys()].filter((file) => !file.endsWith('.md'));
  const { code, output } = await runProgram([biome, 'check', '--write', ...written]);
  return code === 0 ? undefined : output;
}

/** Makes the new workspace known to the others and to the lock file. */
async function link(): Promise<string | undefined> {
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund'];
  const script = process.env.npm_execpath;
  const { code, output } = script ? await runProgram([script, ...args]) : await runCommand('npm', args);
  return code === 0 ? undefined : `The plugin is written, but npm install failed:\n${output}`;
}

function nextSteps({ name }: NewPlugin): string {
  return `
plugins/${name} is there: entries with a title, which belong to a space. What to do next:
  1. npm run unit -- plugins/${name}                      its tests
  2. UPDATE_DOCS=1 npm run unit -- server/http            its doors and errors in docs/doors.md and docs/errors.md
  3. npm start                                            the screen is at /${name}
  4. Call things by their names: README.md, the messages in German and English, the line in ARCHITECTURE.md.
     docs/add-a-feature.md says which file holds what.`;
}

endChildrenOnSignal();
main().then(
  (code) => {
    process.exitCode = code;
  },
  (failure: unknown) => {
    console.error(failure instanceof NameRefused ? failure.message : failure);
    process.exitCode = 1;
  },
);
