import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, runProgram } from './run-program.ts';

const repository = join(import.meta.dirname, '..', '..');
const systemChromium = '/usr/bin/chromium';

/**
 * The browser to test in: `KONTOR_CHROMIUM`, the system's, or one installed now: from Debian's packages when we may,
 * else Playwright's own (then the answer is empty, and Playwright finds it by itself).
 */
export async function findChromium(): Promise<string | { readonly reason: string }> {
  const given = process.env.KONTOR_CHROMIUM;
  if (given) return existsSync(given) ? given : { reason: `KONTOR_CHROMIUM names ${given}, which does not exist` };
  if (existsSync(systemChromium)) return systemChromium;
  if (mayUseApt() && (await installByApt())) return systemChromium;
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

async function installByApt(): Promise<boolean> {
  console.log('Installing Chromium from Debian …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', 'chromium'],
  ]) {
    const { code, output } = await runCommand('apt-get', args, { env });
    if (code !== 0) {
      console.log(output);
      return false;
    }
  }
  return existsSync(systemChromium);
}
