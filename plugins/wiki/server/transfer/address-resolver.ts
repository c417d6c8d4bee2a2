import { folderOf, type PlannedPage } from './page-plan.ts';
import type { SourceTree } from './source-tree.ts';

/** What a relative address of a file means. */
export type Target =
  | { readonly kind: 'page'; readonly page: PlannedPage; readonly place: string | undefined }
  | { readonly kind: 'file'; readonly path: string };

/** Finds what addresses in the files of a tree mean: other files by their paths, and pages by the addresses they once had. */
export class AddressResolver {
  readonly #pages = new Map<string, PlannedPage>();
  readonly #files: ReadonlySet<string>;

  constructor(pages: readonly PlannedPage[], files: SourceTree['files']) {
    this.#files = files;
    // What a page is called by itself goes before what others call it.
    for (const page of pages) for (const alias of page.about.aliases) this.#pages.set(keyOf(alias), page);
    for (const page of pages) for (const key of [page.folder, page.path]) this.#pages.set(keyOf(key), page);
  }

  find(from: PlannedPage, address: string): Target | undefined {
    const [, rawPath = '', rawPlace] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(address) ?? [];
    const place = rawPlace === undefined || rawPlace === '' ? undefined : decoded(rawPlace);
    if (rawPath === '') return address === '' ? undefined : { kind: 'page', page: from, place };
    const path = decoded(rawPath);
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return undefined;
    for (const base of basesOf(from, path)) {
      const joined = joinPaths(base, path);
      if (joined === undefined) continue;
      if (this.#files.has(joined)) return { kind: 'file', path: joined };
      const page = this.#pages.get(keyOf(joined));
      if (page) return { kind: 'page', page, place };
    }
    return undefined;
  }
}

/** Addresses of files begin at the folder of the file; those of a site (`../x/`) at the page, which is a folder there. */
function basesOf(from: PlannedPage, path: string): string[] {
  if (path.startsWith('/')) return [''];
  const folder = from.path.includes('.') ? folderOf(from.path) : from.folder;
  return path.endsWith('/') ? [from.folder, folder] : [folder, from.folder];
}

/** Nothing where it leads out of the tree. */
function joinPaths(base: string, path: string): string | undefined {
  const parts = path.startsWith('/') ? [] : base.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

function keyOf(path: string): string {
  return path
    .replace(/^\/+|\/+$/g, '')
    .replace(/(^|\/)(index|readme)(\.\w+)?$/i, '$1')
    .replace(/\.(md|markdown|html?|docx)$/i, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
