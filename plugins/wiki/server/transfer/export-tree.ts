import type { Tx } from '@kontor/database';
import { type DocNode, linksOfDoc, markdownOfDoc, targetOfHref } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import { stringify } from 'yaml';
import { pageRef } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { listPagesOf, type PageRow } from '../page-store.ts';
import { readText } from '../page-text.ts';
import { listSubtree } from '../tree-store.ts';
import { freeName, namePages, relativeAddress } from './export-names.ts';

export interface ExportedFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** The pages of a space that the actor may read; the caller has checked that they may read the space. */
export async function listExported(
  { rights }: PageContext,
  tx: Tx,
  actor: Actor,
  of: { readonly space: string } | { readonly page: string },
): Promise<PageRow[]> {
  const pages = 'space' in of ? await listPagesOf(tx, of.space) : await listSubtree(tx, of.page);
  const kept = pages.filter((page) => page.trashed_at === null && page.draft_of === null);
  return rights.filterReadable(tx, actor.person, kept);
}

/**
 * Pages as Markdown with their pictures and files, one after the other. What the import of such a tree makes are the
 * same documents: links between its pages are relative, others stay links to what they led to.
 */
export async function* exportPages(
  context: PageContext,
  tx: Tx,
  pages: readonly PageRow[],
): AsyncGenerator<ExportedFile> {
  const paths = namePages(pages);
  const byRef = new Map(pages.map(({ id }) => [pageRef(id) as string, paths.get(id) ?? '']));
  const places = new Map<string | null, number>();
  for (const page of pages) {
    const path = paths.get(page.id) ?? '';
    const order = (places.get(page.parent) ?? 0) + 1;
    places.set(page.parent, order);
    const doc = await readText(context, tx, page.id);
    const files = yield* exportFiles(context, tx, path, doc);
    const text = doc ? markdownOf(doc, path, byRef, files) : '';
    yield { path, content: new TextEncoder().encode(`${frontMatterOf(page, order)}${text === '' ? '' : `\n${text}`}`) };
  }
}

function frontMatterOf({ title, icon }: PageRow, order: number): string {
  return `---\n${stringify({ kontor: 1, title, ...(icon !== null && { icon }), order }, { lineWidth: 0 })}---\n`;
}

/** The files that stand in a page, in a folder beside it; answers with their addresses. */
async function* exportFiles(
  { host }: PageContext,
  tx: Tx,
  path: string,
  doc: DocNode | undefined,
): AsyncGenerator<ExportedFile, ReadonlyMap<string, string>> {
  const addresses = new Map<string, string>();
  const taken = new Set<string>();
  const folder = path.replace(/\.md$/, '.files');
  const isSafe = (name: string) => name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '_');
  for (const id of doc ? linksOfDoc(doc).files : []) {
    const found = await host.files.read(tx, id).catch(() => undefined);
    if (!found) continue;
    const file = `${folder}/${freeName(isSafe(found.file.name), taken)}`;
    addresses.set(id, relativeAddress(path, file));
    yield { path: file, content: found.content };
  }
  return addresses;
}

function markdownOf(
  doc: DocNode,
  path: string,
  byRef: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
): string {
  return markdownOfDoc(doc, {
    fileAddress: (file) => files.get(file),
    addressOf(href) {
      const target = targetOfHref(href);
      const [, file] = /^files\/file\/(.+)$/.exec(target?.ref ?? '') ?? [];
      if (file !== undefined) return files.get(file);
      const other = target && byRef.get(target.ref);
      if (other === undefined) return undefined;
      return `${relativeAddress(path, other)}${target?.place === undefined ? '' : `#${target.place}`}`;
    },
  });
}
