// Every npm script starts here: `node tools/launch.mjs <command> [arguments]`. Plain JavaScript without dependencies,
// because it must run on whatever Node npm came with, before anything is installed.
import { join } from 'node:path';
import { ensureClient } from './launch/client-build.mjs';
import { runDesktop } from './launch/desktop.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { findNode } from './launch/node-runtime.mjs';
import { endWithNpm, runInFront } from './launch/run-child.mjs';
import { explain, Failure, repository } from './launch/say.mjs';

/** What each command runs, on which settings of Node, and with which arguments before the given ones. */
const commands = {
  start: { entry: 'server/main.ts', client: true },
  kontor: { entry: 'server/commands/main.ts' },
  // Most of what it makes lives for one request: a small young generation and early collections halve the process.
  homeserver: {
    entry: 'packages/homeserver/server/main.ts',
    node: ['--max-semi-space-size=4', '--heap-growing-percent=50'],
  },
  seed: { entry: 'server/commands/main.ts', first: ['seed'] },
  test: { entry: 'tools/test.ts' },
  check: { entry: 'tools/check.ts' },
  unit: { entry: 'node_modules/vitest/vitest.mjs', first: ['run'] },
  e2e: { entry: 'tools/e2e.ts' },
  bench: { entry: 'tools/bench.ts' },
  'new-plugin': { entry: 'tools/new-plugin.ts' },
  build: { client: true },
  desktop: { run: runDesktop },
};

async function main([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command)
    throw new Failure(`There is no command "${name ?? ''}". Choose one of: ${Object.keys(commands).join(', ')}.`);
  endWithNpm();
  await ensureInstalled();
  const node = findNode();
  if (command.run) return await command.run(node, args);
  if (command.client) await ensureClient(node);
  if (!command.entry) return 0;
  const entry = join(repository, command.entry);
  return await runInFront(node, [...(command.node ?? []), entry, ...(command.first ?? []), ...args]);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (failure) => {
    explain(failure);
    process.exitCode = failure instanceof Failure ? failure.exitCode : 1;
  },
);
