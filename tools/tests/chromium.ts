import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installByApt, isRoot, mayUseApt } from './debian.ts';
import { runProgram } from './run-program.ts';

const repository = join(import.meta.dirname, '..', '..');
/** The shell shows the same pages without the windows around them: a sixth of the processor time for each new page. */
const headlessShell = '/usr/bin/chromium-headless-shell';
const systemChromium = '/usr/bin/chromium';

/**
 * The browser to test in: `KONTOR_CHROMIUM`, the system's, or one installed now: from Debian's packages when we may,
 * else Playwright's own (then the answer is empty, and Playwright finds it by itself).
 */
export async function findChromium(): Promise<string | { readonly reason: string }> {
  const given = process.env.KONTOR_CHROMIUM;
  if (given) return existsSync(given) ? given : { reason: `KONTOR_CHROMIUM names ${given}, which does not exist` };
  const found = [headlessShell, systemChromium].find((path) => existsSync(path));
  // A person's own machine is left as it is when a browser is there.
  const enough = process.env.CI === undefined ? found !== undefined : found === headlessShell;
  if (!enough && mayUseApt()) {
    console.log('Installing Chromium from Debian …');
    // Debian before version 12 has no shell, but the whole browser.
    await installByApt(['chromium-headless-shell', 'chromium']);
  }
  const [best] = [headlessShell, systemChromium].filter((path) => existsSync(path));
  return best ?? installByPlaywright();
}

async function installByPlaywright(): Promise<string | { readonly reason: string }> {
  console.log('Installing a browser with Playwright …');
  const playwright = join(repository, 'node_modules', '@playwright', 'test', 'cli.js');
  const { code, output } = await runProgram([playwright, 'install', ...(isRoot() ? ['--with-deps'] : []), 'chromium']);
  if (code === 0) return '';
  console.log(output);
  return {
    reason: 'no browser was found, and none could be installed; install Chromium or name one in KONTOR_CHROMIUM',
  };
}
