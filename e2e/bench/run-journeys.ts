import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findMissingSynapse } from '../fixtures/synapse.ts';

const launcher = join(import.meta.dirname, '..', '..', 'tools', 'launch.mjs');

/** Runs end-to-end tests that take too long for every day, and says where they cannot run on a Synapse. */
export function runJourneys(args: readonly string[], settings: Readonly<Record<string, string>>): void {
  const missing = findMissingSynapse();
  if (missing !== undefined) console.log(`Nothing runs on a Synapse: ${missing}`);
  const { status } = spawnSync(process.execPath, [launcher, 'e2e', ...args, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...settings },
  });
  process.exitCode = status ?? 1;
}
