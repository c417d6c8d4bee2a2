import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathWith, runAside } from './run-child.mjs';
import { Failure, repository, step } from './say.mjs';

const web = join(repository, 'packages', 'web');
const stamp = join(web, 'dist', '.kontor-build');

/** All that goes into the client. A plugin's server side is not among it. */
const packages = ['base', 'schema', 'ui', 'search', 'matrix', 'collab', 'editor', 'plugin-api', 'workbench', 'web'];
const skipped = new Set(['node_modules', 'dist', 'server', 'bench', 'testing', 'migrations']);

/** The client in `packages/web/dist` is built from the sources of now when this resolves. */
export async function ensureClient(node) {
  const wanted = `${hashFiles(listSources())}\n`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('Building the client', async () => {
    rmSync(stamp, { force: true });
    const vite = join(repository, 'node_modules', 'vite', 'bin', 'vite.js');
    const env = { ...process.env, PATH: pathWith(node), NODE_ENV: 'production' };
    const { code, output } = await runAside(node, [vite, 'build', '--logLevel', 'warn'], { cwd: web, env });
    if (code !== 0) throw new Failure(`The client could not be built:\n\n${output.trim()}`);
    writeFileSync(stamp, wanted);
  });
}

function listSources() {
  const plugins = join(repository, 'plugins');
  const folders = [
    ...packages.map((name) => join(repository, 'packages', name)),
    // The contract of the bridge to the desktop app.
    join(repository, 'desktop', 'shared'),
    ...readdirSync(plugins).flatMap((name) => [join(plugins, name, 'shared'), join(plugins, name, 'client')]),
  ];
  return folders.filter(existsSync).flatMap(listFiles);
}

/** Of these files and of the versions of all packages. */
export function hashFiles(sources) {
  const files = [join(repository, 'package-lock.json'), ...sources];
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash.update(relative(repository, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

export function listFiles(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return skipped.has(name) ? [] : listFiles(path);
    return /\.(test|stories)\.tsx?$/.test(name) ? [] : [path];
  });
}
