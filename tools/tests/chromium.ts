import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, runProgram } from './run-program.ts';

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
  if (!enough && mayUseApt()) await installByApt();
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

function mayUseApt(): boolean {
  const debian = existsSync('/etc/debian_version') && !/^ID=ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'));
  return debian && isRoot();
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Debian before version 12 has no shell, but the whole browser. */
async function installByApt(): Promise<void> {
  console.log('Installing Chromium from Debian …');
  const apt = (...args: string[]) => runCommand('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  const update = await apt('update', '-q');
  if (update.code !== 0) return console.log(update.output);
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const { code, output } = await apt('install', '-q', '-y', '--no-install-recommends', name);
    if (code === 0) return;
    console.log(output);
  }
}
