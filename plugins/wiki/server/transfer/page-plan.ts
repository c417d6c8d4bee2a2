import { newId } from '@kontor/base';
import { type FrontMatter, noFrontMatter, readFrontMatter } from './front-matter.ts';
import type { PageKind, SourcePage, SourceTree } from './source-tree.ts';
import { titleOfHtml } from './title-of-html.ts';

/** A page that the import is to make. */
export interface PlannedPage {
  readonly id: string;
  /** Of its file; of its folder where that has none. */
  readonly path: string;
  /** The folder whose pages stand under it. */
  readonly folder: string;
  readonly parent: string | null;
  readonly about: FrontMatter;
  readonly title: string;
  readonly kind: PageKind;
  readonly text: string;
}

const index = /(^|\/)(index|readme)\.(md|markdown|html?|docx)$/i;

/**
 * The pages of a tree, parents before those under them. The page of a folder is its `index.md` or `README.md`, the file
 * beside it that bears its name, or an empty one. At the root there is no page of the folder: `index.md` there is a page
 * among the others.
 */
export function planPages(tree: SourceTree): readonly PlannedPage[] {
  const files = new Map(tree.pages.map((page) => [page.path, page]));
  const folders = new Set(tree.pages.flatMap(({ path }) => foldersAbove(path)));
  const ofFolder = new Map<string, string>();
  for (const path of files.keys()) {
    const folder = folderOf(path);
    if (folder !== '' && index.test(path) && !ofFolder.has(folder)) ofFolder.set(folder, path);
  }
  for (const path of files.keys()) {
    const folder = path.replace(/\.\w+$/, '');
    if (folders.has(folder) && !ofFolder.has(folder)) ofFolder.set(folder, path);
  }
  const owned = new Set(ofFolder.values());
  const filesIn = Map.groupBy(files.keys(), folderOf);
  const foldersIn = Map.groupBy(folders, folderOf);
  const pages: PlannedPage[] = [];
  const plan = (folder: string, parent: string | null) => {
    const inside = (filesIn.get(folder) ?? []).filter((path) => !owned.has(path));
    const below = foldersIn.get(folder) ?? [];
    const siblings = [
      ...inside.map((path) => planned(path, path.replace(/\.\w+$/, ''), parent, files.get(path))),
      ...below.map((each) => {
        const path = ofFolder.get(each) ?? each;
        return planned(path, each, parent, files.get(path));
      }),
    ].sort(inOrder);
    for (const page of siblings) {
      pages.push(page);
      if (folders.has(page.folder)) plan(page.folder, page.id);
    }
  };
  plan('', null);
  return pages;
}

/** `file`: nothing for a folder without a page of its own. */
function planned(path: string, folder: string, parent: string | null, file: SourcePage | undefined): PlannedPage {
  if (file && file.kind !== 'markdown') {
    const { kind, text } = file;
    const named = (titleOfHtml(text) ?? nameOf(folder)).slice(0, 200);
    return { id: newId(), path, folder, parent, about: noFrontMatter, title: named, kind, text };
  }
  const { about, text } = readFrontMatter(file?.text ?? '');
  const [, heading] = /^(?:\s*\n)*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(text) ?? [];
  const title = about.title ?? plain(heading) ?? nameOf(folder);
  return { id: newId(), path, folder, parent, about, title: title.slice(0, 200), kind: 'markdown', text };
}

/** A heading without the signs of Markdown; the words alone are a title. */
function plain(heading: string | undefined): string | undefined {
  const words = heading
    ?.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~]|<[^>]*>|\{#[^}]*\}/g, '')
    .trim();
  return words === '' ? undefined : words;
}

function nameOf(path: string): string {
  const words = (path.split('/').at(-1) ?? '').replace(/[-_]+/g, ' ').trim();
  return words === '' ? path : `${words[0]?.toUpperCase()}${words.slice(1)}`;
}

function inOrder(one: PlannedPage, other: PlannedPage): number {
  const [first, second] = [one.about.order ?? Number.POSITIVE_INFINITY, other.about.order ?? Number.POSITIVE_INFINITY];
  if (first !== second) return first < second ? -1 : 1;
  return one.folder < other.folder ? -1 : 1;
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function foldersAbove(path: string): string[] {
  const folder = folderOf(path);
  return folder === '' ? [] : [...foldersAbove(folder), folder];
}
