import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PluginName, readPluginName } from './plugin-name.ts';
import { addDependency, addToList, addToTree } from './register.ts';
import { fillSkeleton } from './skeleton.ts';

export interface NewPlugin extends PluginName {
  /** New and changed files by their paths in the repository. */
  readonly files: ReadonlyMap<string, string>;
}

/** What a new plugin adds to the repository at `root`, without writing it. Throws a `NameRefused`. */
export function planPlugin(root: string, wanted: string | undefined, now: Date = new Date()): NewPlugin {
  const name = readPluginName(root, wanted);
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const versions = { ...versionsOf(read('packages/ui/package.json')), ...versionsOf(read('server/package.json')) };
  const files = fillSkeleton(name, now, versions);
  files.set('server/plugins.ts', addToList(read('server/plugins.ts'), name, 'server'));
  files.set('packages/web/plugins.ts', addToList(read('packages/web/plugins.ts'), name, 'client'));
  for (const file of ['server/package.json', 'packages/web/package.json']) {
    files.set(file, addDependency(read(file), name));
  }
  files.set('ARCHITECTURE.md', addToTree(read('ARCHITECTURE.md'), name));
  return { ...name, files };
}

export function writePlugin(root: string, { files }: NewPlugin): void {
  for (const [file, content] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

/** Versions by package name; `@types/react` is called `types-react`. */
function versionsOf(text: string): Record<string, string> {
  const { dependencies, devDependencies }: Record<string, Record<string, string> | undefined> = JSON.parse(text);
  const all = Object.entries({ ...dependencies, ...devDependencies });
  return Object.fromEntries(all.map(([name, version]) => [name.replace('@types/', 'types-'), version]));
}
