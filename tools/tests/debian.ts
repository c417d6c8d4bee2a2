import { existsSync, readFileSync } from 'node:fs';
import { runCommand } from './run-program.ts';

/** Ubuntu's packages of browsers are not what their names say. */
export function mayUseApt(): boolean {
  const debian = existsSync('/etc/debian_version') && !/^ID=ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'));
  return debian && isRoot();
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Installs the first of these packages that can be had, and shows why the others could not. */
export async function installByApt(names: readonly string[]): Promise<void> {
  const apt = (...args: string[]) => runCommand('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  const update = await apt('update', '-q');
  if (update.code !== 0) return console.log(update.output);
  for (const name of names) {
    const { code, output } = await apt('install', '-q', '-y', '--no-install-recommends', name);
    if (code === 0) return;
    console.log(output);
  }
}
