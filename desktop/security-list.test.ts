import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
const tests = globSync('**/*.test.ts', { cwd: import.meta.dirname, exclude: ['node_modules/**', 'dist/**'] })
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');

const rows = [...readme.matchAll(/^\| (?<what>[^|]+) \| `(?<name>[^`]+)` \|$/gm)].map(
  ({ groups }) => groups?.name ?? '',
);

test('the security list is there', () => {
  expect(rows.length).toBeGreaterThan(35);
});

test.each(rows)('the test that the security list names exists: %s', (name) => {
  expect(tests).toContain(`'${name}'`);
});
