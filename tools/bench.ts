import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const repository = join(import.meta.dirname, '..');

/** Every benchmark by name; each is a script in a `bench` folder. */
const benches = new Map(
  globSync('{packages,plugins,server}/**/bench/*.ts', {
    cwd: repository,
    exclude: ['**/node_modules/**', '**/*.test.ts'],
  })
    .sort()
    // Files beside a benchmark are its parts; a benchmark says how it is called.
    .filter((file) => readFileSync(join(repository, file), 'utf8').includes('npm run bench --'))
    .map((file) => [basename(file, '.ts'), join(repository, file)]),
);

const [name, ...args] = process.argv.slice(2);
const file = benches.get(name ?? '');
if (file) {
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
} else {
  console.log(name === undefined ? 'Usage: npm run bench -- NAME' : `There is no benchmark "${name}".`);
  console.log(`Benchmarks: ${[...benches.keys()].join(', ') || 'none yet'}`);
  process.exitCode = name === undefined ? 0 : 1;
}
