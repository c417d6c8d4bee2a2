import { isKontorError } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type DocNode, linksOfDoc, targetOfHref } from '@kontor/editor/shared';
import type { Actor, StoredFile } from '@kontor/plugin-api/server';
import { fileNotFound } from '@kontor/schema';
import { pageRef } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { listPagesOf, type PageRow } from '../page-store.ts';
import { readText } from '../page-text.ts';
import { listSubtree } from '../tree-store.ts';
import { freeName, namePages, relativeAddress } from './export-names.ts';

export interface ExportedFile {
  readonly path: string;
  /** The bytes of files are read as they are asked for. */
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
}

/** Who exports, and how they read: each piece in a transaction of its own, or all of it in one. */
export interface ExportReader {
  readonly actor: Actor;
  read<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
}

/**
 * The pages that the actor may read, parents before those under them; the caller has checked that they may read the
 * space or the page. Of drafts only the one that is asked for.
 */
export async function listExported(
  { rights }: PageContext,
  tx: Tx,
  actor: Actor,
  of: { readonly space: string } | { readonly page: string },
): Promise<PageRow[]> {
  const root = 'page' in of ? of.page : undefined;
  const pages = root === undefined ? await listPagesOf(tx, 'space' in of ? of.space : '') : await listSubtree(tx, root);
  const kept = pages.filter(
    ({ id, trashed_at, draft_of }) => trashed_at === null && (draft_of === null || id === root),
  );
  return inTreeOrder(await rights.filterReadable(tx, actor.person, kept));
}

/** Each page, then those under it; who stands under a page that is left out stands at the top. */
function inTreeOrder(pages: readonly PageRow[]): PageRow[] {
  const known = new Set(pages.map(({ id }) => id));
  const children = Map.groupBy(pages, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const below = (parent: string | null): PageRow[] =>
    (children.get(parent) ?? []).flatMap((page) => [page, ...below(page.id)]);
  return below(null);
}

/** A page as a writer gets it. */
export interface ExportedPage {
  readonly page: PageRow;
  readonly path: string;
  /** Its place among its neighbours, from 1. */
  readonly order: number;
  readonly doc: DocNode | undefined;
  /** Where a file of the page stands, from here. */
  fileAddress(file: string): string | undefined;
  /** Where another page of the export or a file stands, from here; nothing for all else. */
  addressOf(href: string): string | undefined;
}

export interface PageWriter {
  readonly ending: 'md' | 'html';
  write(page: ExportedPage): string | Promise<string>;
}

/** Pages with their pictures and files, one after the other. */
export async function* exportPages(
  context: PageContext,
  reader: ExportReader,
  pages: readonly PageRow[],
  writer: PageWriter,
): AsyncGenerator<ExportedFile> {
  const paths = namePages(pages, writer.ending);
  const byRef = new Map(pages.map(({ id }) => [pageRef(id) as string, paths.get(id) ?? '']));
  const places = new Map<string | null, number>();
  for (const page of pages) {
    const path = paths.get(page.id) ?? '';
    const order = (places.get(page.parent) ?? 0) + 1;
    places.set(page.parent, order);
    const doc = await reader.read((tx) => readText(context, tx, page.id));
    const files = yield* exportFiles(context, reader, path, doc);
    const text = await writer.write({
      page,
      path,
      order,
      doc,
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
    yield { path, content: new TextEncoder().encode(text) };
  }
}

/** A file that stands in a text and that the actor may read; a text may name any, so that is asked each time. */
export async function openFile(
  { host }: PageContext,
  { actor, read }: ExportReader,
  id: string,
): Promise<{ readonly file: StoredFile; readonly content: AsyncIterable<Uint8Array> } | undefined> {
  try {
    return await read((tx) => host.files.open(tx, actor, id));
  } catch (failure) {
    if (isKontorError(failure) && failure.code === fileNotFound.code) return undefined;
    throw failure;
  }
}

/** The files that stand in a page, in a folder beside it; answers with their addresses. */
async function* exportFiles(
  context: PageContext,
  reader: ExportReader,
  path: string,
  doc: DocNode | undefined,
): AsyncGenerator<ExportedFile, ReadonlyMap<string, string>> {
  const addresses = new Map<string, string>();
  const taken = new Set<string>();
  const folder = path.replace(/\.\w+$/, '.files');
  const safe = (name: string) => name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '_');
  for (const id of doc ? linksOfDoc(doc).files : []) {
    const found = await openFile(context, reader, id);
    if (!found) continue;
    const file = `${folder}/${freeName(safe(found.file.name), taken)}`;
    addresses.set(id, relativeAddress(path, file));
    yield { path: file, content: found.content };
  }
  return addresses;
}
