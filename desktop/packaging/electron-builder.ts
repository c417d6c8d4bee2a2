import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const repository = join(import.meta.dirname, '..', '..');
const folder = join(import.meta.dirname, 'builder');

/** electron-builder and what it needs, which `npm ci` in a folder of its own has brought, or undefined. */
export function findBuilder(): { readonly schema: string; readonly program: string } | undefined {
  const modules = join(folder, 'node_modules');
  const found = {
    schema: join(modules, 'app-builder-lib', 'scheme.json'),
    program: join(modules, 'electron-builder', 'cli.js'),
  };
  return existsSync(found.schema) && existsSync(found.program) ? found : undefined;
}

export const howToGetBuilder =
  'electron-builder is not installed: run "npm ci --ignore-scripts" in desktop/packaging/builder';

/** Installs it where it is not; 279 packages, so not on every developer's computer. */
export async function ensureBuilder(): Promise<{ readonly program: string }> {
  const found = findBuilder();
  if (found) return found;
  process.stderr.write('Installing electron-builder (once, about half a minute) …\n');
  await run('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: folder });
  const installed = findBuilder();
  if (!installed) throw new Error('npm has installed electron-builder, and it is not there');
  return installed;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program with our terminal; throws where it ends otherwise than well. */
export async function run(program: string, args: readonly string[], { cwd = repository, env }: RunOptions = {}) {
  const child = spawn(program, args, {
    cwd,
    env: env ?? process.env,
    stdio: 'inherit',
    // On Windows npm is a script, which only a shell starts; all that is given to it here stands above.
    shell: process.platform === 'win32' && program === 'npm',
  });
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${program} ${args[0] ?? ''} ended with ${code}`);
}

/** The version of Electron that the app is made for. */
export function readElectronVersion(): string {
  const text = readFileSync(join(repository, 'node_modules', 'electron', 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
