import { installByApt, mayUseApt } from './debian.ts';
import { runCommand } from './run-program.ts';

/**
 * Installs matrix-nio, a Matrix client that we have no part in, for Debian's own Python where the tests run by themselves.
 * Where it cannot be had its test is skipped, with the reason.
 */
export async function installForeignClient(): Promise<void> {
  // A person's own machine is left as it is.
  if (process.env.CI === undefined || !mayUseApt() || (await isThere())) return;
  console.log('Installing matrix-nio from Debian …');
  await installByApt(['python3-matrix-nio']);
}

async function isThere(): Promise<boolean> {
  return (await runCommand('/usr/bin/python3', ['-c', 'import nio'])).code === 0;
}
