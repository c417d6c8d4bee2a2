import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..');
const guide = readFileSync(join(repository, 'docs', 'add-a-feature.md'), 'utf8');

/** Blocks of code with the file that their first line names. */
const excerpts = [...guide.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, file = '', code = '']) => [file, code] as const,
);

test('the guide has excerpts, each with the file it is from', () => {
  expect(excerpts.length).toBeGreaterThan(8);
  expect([...guide.matchAll(/^```ts$/gm)]).toHaveLength(excerpts.length);
});

test.each(excerpts)('the excerpt of %s stands there as it is shown', (file, code) => {
  const source = readFileSync(join(repository, file), 'utf8');
  // "…" leaves lines out.
  for (const part of code.split(/^ *…\n/m)) expect(source).toContain(part);
});
