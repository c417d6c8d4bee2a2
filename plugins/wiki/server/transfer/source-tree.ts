import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder with Markdown and pictures, as the import reads it; paths have slashes and begin at its root. */
export interface SourceTree {
  readonly pages: readonly { readonly path: string; readonly text: string }[];
  /** All other files. */
  readonly files: ReadonlySet<string>;
  read(path: string): Promise<Uint8Array>;
}

/** Hidden files and what a program keeps for itself are left out; links of the file system are not followed. */
export async function readSourceTree(folder: string): Promise<SourceTree> {
  const paths = await listFiles(folder, '');
  const isPage = (path: string) => /\.(md|markdown)$/i.test(path);
  const pages = paths.filter(isPage).map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') }));
  return {
    pages: await Promise.all(pages),
    files: new Set(paths.filter((path) => !isPage(path))),
    read: (path) => readFile(join(folder, path)),
  };
}

async function listFiles(folder: string, under: string): Promise<string[]> {
  const entries = await readdir(join(folder, under), { withFileTypes: true });
  const sorted = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules').sort(byName);
  const found: string[] = [];
  for (const entry of sorted) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await listFiles(folder, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}
