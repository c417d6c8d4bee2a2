import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a page was written in; a document of Word comes as HTML. */
export type PageKind = 'markdown' | 'html' | 'docx';

export interface SourcePage {
  readonly path: string;
  readonly kind: PageKind;
  readonly text: string;
}

/** Files that become pages, with pictures, as the import reads them; paths have slashes and begin at the root. */
export interface SourceTree {
  readonly pages: readonly SourcePage[];
  /** All other files. */
  readonly files: ReadonlySet<string>;
  read(path: string): Promise<Uint8Array>;
}

export function pageKindOf(path: string): PageKind | undefined {
  const [, ending = ''] = /\.(\w+)$/.exec(path.toLowerCase()) ?? [];
  if (ending === 'md' || ending === 'markdown') return 'markdown';
  if (ending === 'html' || ending === 'htm') return 'html';
  return ending === 'docx' ? 'docx' : undefined;
}

/** Hidden files and what a program keeps for itself are left out; links of the file system are not followed. */
export async function readSourceTree(folder: string): Promise<SourceTree> {
  const paths = await listFiles(folder, '');
  const isPage = (path: string) => pageKindOf(path) === 'markdown';
  const read = async (path: string): Promise<SourcePage> => {
    return { path, kind: 'markdown', text: await readFile(join(folder, path), 'utf8') };
  };
  return {
    pages: await Promise.all(paths.filter(isPage).map(read)),
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
