import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const repository = join(import.meta.dirname, '..');

/** Every benchmark by name; each is a script in a `bench` folder. */
const benches = new Map(
  globSync('{packages,plugins,server,e2e,tools}/**/bench/*.ts', {
    cwd: repository,
    exclude: ['**/node_modules/**', '**/*.test.ts'],
  })
    .sort()
    // What does not run by itself is a part of the benchmark beside it.
    .filter((file) => /^\s*await run\(/m.test(readFileSync(join(repository, file), 'utf8')))
    .map((file) => [basename(file, '.ts'), join(repository, file)]),
);

const [name, ...args] = process.argv.slice(2);
const file = benches.get(name ?? '');
if (file) {
  const { status } = spawnSync(process.execPath, [file, ...args], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.log(name === undefined ? 'Usage: npm run bench -- NAME' : `There is no benchmark "${name}".`);
  console.log(`Benchmarks: ${[...benches.keys()].join(', ') || 'none yet'}`);
  process.exitCode = name === undefined ? 0 : 1;
}
