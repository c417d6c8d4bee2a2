import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

const repository = join(import.meta.dirname, '..');

/** Every benchmark by name; each is a script in a `bench` folder. */
const benches = new Map(
  globSync('{packages,plugins,server}/**/bench/*.ts', {
    cwd: repository,
    exclude: ['**/node_modules/**', '**/*.test.ts'],
  })
    .sort()
    .map((file) => [basename(file, '.ts'), file]),
);

const [name, ...args] = process.argv.slice(2);
const file = benches.get(name ?? '');
if (file) {
  const child = spawn(process.execPath, [join(repository, file), ...args], { stdio: 'inherit', cwd: repository });
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
} else {
  console.log(name === undefined ? 'Usage: npm run bench -- NAME' : `There is no benchmark "${name}".`);
  console.log(`Benchmarks: ${[...benches.keys()].join(', ') || 'none yet'}`);
  process.exitCode = name === undefined ? 0 : 1;
}
