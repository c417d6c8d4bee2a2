import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles, listFiles } from './client-build.mjs';
import { findElectron } from './electron-runtime.mjs';
import { pathWith, runAside, runInFront, runOther } from './run-child.mjs';
import { Failure, repository, step } from './say.mjs';

const desktop = join(repository, 'desktop');
const stamp = join(desktop, 'dist', '.kontor-build');
const sources = [desktop, join(repository, 'packages', 'base'), join(repository, 'packages', 'ui')];

/** Starts the desktop app with these arguments; `pack …` makes installers of it instead. */
export async function runDesktop(node, args) {
  if (args[0] === 'pack') return await runInFront(node, [join(desktop, 'packaging', 'pack.ts'), ...args.slice(1)]);
  const program = findElectron();
  await ensureBuilt(node);
  // Set by somebody's shell, it would make a plain Node of the app.
  const { ELECTRON_RUN_AS_NODE: _plain, ...env } = process.env;
  return await runOther(program, [desktop, ...args], env);
}

/** The app in `desktop/dist` is built from the sources of now when this resolves. */
async function ensureBuilt(node) {
  const wanted = `${hashFiles(sources.filter(existsSync).flatMap(listFiles))}\n`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('Building the desktop app', async () => {
    rmSync(stamp, { force: true });
    const env = { ...process.env, PATH: pathWith(node), NODE_ENV: 'production' };
    const { code, output } = await runAside(node, [join(desktop, 'build.ts')], { env });
    if (code !== 0) throw new Failure(`The desktop app could not be built:\n\n${output.trim()}`);
    writeFileSync(stamp, wanted);
  });
}
