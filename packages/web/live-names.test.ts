import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerPlugins } from '@kontor/plugin-api/client';
import { expect, test } from 'vitest';
import { plugins } from './plugins.ts';

const repository = join(import.meta.dirname, '../..');

test('what events do to copies is said of routes that exist', () => {
  const files = globSync('{plugins,packages}/**/*.ts', { cwd: repository, exclude: ['**/node_modules/**'] });
  const routes = new Set(
    files.flatMap((file) => {
      const text = readFileSync(join(repository, file), 'utf8');
      return [...text.matchAll(/defineRoute\(\{\s*name: '([^']+)'/g)].map(([, name]) => name);
    }),
  );
  const named = registerPlugins(plugins).syncRules.map(({ route }) => route.name);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((name) => !routes.has(name))).toEqual([]);
});
