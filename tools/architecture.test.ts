import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..');
const text = readFileSync(join(repository, 'ARCHITECTURE.md'), 'utf8');

/** The tree's folders as paths; two blanks more are one level deeper. */
function readTree(): string[] {
  const [, block = ''] = /^## The tree$[\s\S]*?^```\n([\s\S]*?)^```$/m.exec(text) ?? [];
  const path: string[] = [];
  return block.split('\n').flatMap((line) => {
    const [, indent = '', name] = /^( *)([a-z0-9-]+)\/ {2,}\S/.exec(line) ?? [];
    if (name === undefined) return [];
    path.splice(indent.length / 2, path.length, name);
    return [path.join('/')];
  });
}

/** Folders that belong to the repository: no dependencies, nothing built or stored, nothing hidden. */
function listFolders(folder: string): string[] {
  const foreign = new Set(['node_modules', 'data', 'dist', 'coverage', 'test-results', 'playwright-report']);
  return readdirSync(join(repository, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !foreign.has(entry.name))
    .map((entry) => join(folder, entry.name));
}

test('the tree of ARCHITECTURE.md is the real tree', () => {
  const real = ['.', 'server', 'packages', 'plugins'].flatMap(listFolders).sort();
  expect(readTree().sort()).toEqual(real);
});

test('the paragraph on core services names every service there is, and no other', () => {
  const [, paragraph = ''] = /^Core services \(`server\/services\/`\): ([\s\S]*?)\n\n/m.exec(text) ?? [];
  const named = [...paragraph.matchAll(/`([a-z-]+)`/g)].map(([, name]) => `server/services/${name}`);
  expect(named.sort()).toEqual(listFolders('server/services').sort());
});

const documents = ['ARCHITECTURE.md', 'README.md', 'CONTRIBUTING.md', ...listDocuments('docs')].filter((file) =>
  existsSync(join(repository, file)),
);

function listDocuments(folder: string): string[] {
  const files = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.md')).map((file) => join(folder, file));
}

/** What stands in backticks and begins with a folder of ours is a path; those with `<`, `*`, `…` or NAME are patterns. */
function listNamedPaths(document: string): string[] {
  const content = readFileSync(join(repository, document), 'utf8');
  const named = [...content.matchAll(/`((?:server|packages|plugins|tools|docs|e2e)\/[^`\s]*)`/g)].map(
    ([, path]) => path,
  );
  return named.filter((path) => path !== undefined && !/[<>*{}…]|NAME|NOUN/.test(path)) as string[];
}

test.each(documents)('every path that %s names exists', (document) => {
  const missing = listNamedPaths(document).filter((path) => !existsSync(join(repository, path)));
  expect(missing).toEqual([]);
});

test.each(documents)('every link of %s to another file leads somewhere', (document) => {
  const content = readFileSync(join(repository, document), 'utf8');
  const targets = [...content.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target = '']) => target);
  const missing = targets.filter((target) => !existsSync(join(repository, dirname(document), target)));
  expect(missing).toEqual([]);
});
