import type { Tx } from '@kontor/database';
import { type DocNode, sharedOfDoc } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import { pageRef } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { createWithDocuments } from '../page-import.ts';
import { AddressResolver } from './address-resolver.ts';
import type { ImportFinding } from './import-report.ts';
import { planPages } from './page-plan.ts';
import { type ReadPage, readPage, resolvePlaces, withFiles } from './read-pages.ts';
import type { SourceTree } from './source-tree.ts';

export type Progress = (done: number, total: number, what: string) => void;

export interface PreparedImport {
  readonly pages: readonly ReadPage[];
  readonly findings: readonly ImportFinding[];
}

/** Reads a whole tree without writing anything: what a dry run tells of. */
export async function prepareImport(tree: SourceTree, progress: Progress): Promise<PreparedImport> {
  const planned = planPages(tree);
  const findings: ImportFinding[] = [];
  const known = new Set<string>();
  const found = (finding: ImportFinding) => {
    // A file is read once, but an address in it may be asked for twice.
    const key = [finding.kind, finding.path, finding.address].join('\n');
    if (known.size < known.add(key).size) findings.push(finding);
  };
  const resolver = new AddressResolver(planned, tree.files);
  const pages: ReadPage[] = [];
  for (const page of planned) {
    pages.push(readPage(page, resolver, found));
    progress(pages.length, planned.length, 'pages read');
    // Others on this server have their turn.
    await new Promise(setImmediate);
  }
  resolvePlaces(pages, found);
  return { pages, findings };
}

/** How many pages one statement writes. */
const batch = 25;

/** Writes what was prepared, in the caller's transaction: all of it, or nothing. */
export async function writeImport(
  context: PageContext,
  tx: Tx,
  actor: Actor,
  to: {
    readonly space: string;
    /** The page under which they come; null is the top of the space. */
    readonly parent: string | null;
    readonly tree: SourceTree;
    readonly pages: readonly ReadPage[];
    readonly progress: Progress;
  },
): Promise<void> {
  const { space, parent: above, tree, pages, progress } = to;
  for (let from = 0; from < pages.length; from += batch) {
    const ready = [];
    for (const each of pages.slice(from, from + batch)) {
      const { id, parent, title, about } = each.page;
      const ids: string[] = [];
      for (const path of each.files) ids.push(await storeFile(context, tx, { path, page: id, tree }));
      const doc = withFiles(each.doc, ids);
      ready.push({
        id,
        parent: parent ?? above,
        title,
        icon: about.icon ?? null,
        ...(!isEmpty(doc) && { document: sharedOfDoc(doc) }),
      });
    }
    await createWithDocuments(context, tx, actor, { space, pages: ready });
    progress(Math.min(pages.length, from + batch), pages.length, 'pages written');
  }
}

async function storeFile(
  { host }: PageContext,
  tx: Tx,
  { path, page, tree }: { readonly path: string; readonly page: string; readonly tree: SourceTree },
): Promise<string> {
  const name = path.split('/').at(-1) ?? path;
  return (await host.files.store(tx, await tree.read(path), name, pageRef(page))).id;
}

function isEmpty({ content = [] }: DocNode): boolean {
  return content.every(({ type, content: within }) => type === 'paragraph' && !within);
}
