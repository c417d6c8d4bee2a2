import { isUuid, parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { linksOfDoc, textOfDoc } from '@kontor/editor/shared';
import { type SearchProvider, staleAfter } from '@kontor/plugin-api/server';
import { groupChanged, positionsChanged, spaceAccessChanged } from '@kontor/schema';
import {
  pageAccessChanged,
  pageChanged,
  pageCreated,
  pageDeleted,
  pageMoved,
  pageMovedToTrash,
  pagePath,
  pageRef,
  pageRestored,
} from '../shared/index.ts';
import { listNarrowed, listNarrowedToGroup, listNarrowedToUnits } from './access-store.ts';
import type { PageContext } from './page-context.ts';
import { findPages, listPageIds, type PageRow } from './page-store.ts';
import { readText } from './page-text.ts';
import { listPaths, listSubtree } from './tree-store.ts';

/** Longer texts are found by what stands in this part of them. */
const longestBody = 200_000;

/** Pages are found by title and text, by those who may read them; those in the trash and templates by nobody. */
export function pageSearch(context: PageContext): SearchProvider {
  return {
    noun: 'wiki/page',
    type: 'page',
    async readDocuments(tx, refs) {
      const ids = refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid);
      const pages = (await findPages(tx, ids)).filter((page) => page.trashed_at === null && page.template_for === null);
      const audience = await context.rights.findAudience(tx, ids);
      const paths = await listPaths(tx, ids);
      const spaces = await context.host.spaces.findSpaces(tx, [...new Set(pages.map(({ space }) => space))]);
      const names = new Map(spaces.map(({ id, name }) => [id, name]));
      const documents = [];
      for (const page of pages) {
        const doc = await readText(context, tx, page.id);
        const above = (paths.get(page.id) ?? []).map(({ title }) => title).filter((title) => title !== '');
        documents.push({
          ref: pageRef(page.id),
          type: 'page',
          title: page.title || 'Ohne Titel',
          body: doc ? textOfDoc(doc).slice(0, longestBody) : '',
          audience: audience.get(page.id) ?? [],
          facets: { space: [page.space] },
          authors: authorsOf(page),
          data: {
            subtitle: [names.get(page.space) ?? '', ...above].join(' › '),
            path: pagePath(page.id),
            // By this the directory finds whom to ask about a topic.
            owner: page.owner,
          },
          updatedAt: page.changed_at.toISOString(),
        });
      }
      return documents;
    },
    async readFiles(tx, refs) {
      const files = new Map<Ref, ReadonlySet<string>>();
      for (const ref of refs) {
        const doc = await readText(context, tx, parseRef(ref)?.id ?? '');
        files.set(ref, new Set(doc ? linksOfDoc(doc).files : []));
      }
      return files;
    },
    async listRefs(tx, after, limit) {
      return (await listPageIds(tx, after && parseRef(after)?.id, limit)).map(pageRef);
    },
    staleAfter: [
      staleAfter(pageCreated, (_tx, { payload }) => [pageRef(payload.page)]),
      // The pages under it say where they stand.
      staleAfter(pageChanged, (tx, { payload }) => withAllUnder(tx, payload.page)),
      staleAfter(pageMoved, (tx, { payload }) => withAllUnder(tx, payload.page)),
      staleAfter(pageMovedToTrash, (tx, { payload }) => withAllUnder(tx, payload.page)),
      staleAfter(pageRestored, (tx, { payload }) => withAllUnder(tx, payload.page)),
      staleAfter(pageAccessChanged, (tx, { payload }) => withAllUnder(tx, payload.page)),
      staleAfter(pageDeleted, (_tx, { payload }) => payload.pages.map(pageRef)),
      // Narrowed pages name each person who may find them.
      staleAfter(spaceAccessChanged, async (tx, { payload }) => allUnder(tx, await listNarrowed(tx, payload.space))),
      staleAfter(positionsChanged, async (tx) => allUnder(tx, await listNarrowedToUnits(tx))),
      staleAfter(groupChanged, async (tx, { payload }) => allUnder(tx, await listNarrowedToGroup(tx, payload.group))),
    ],
  };
}

/** Whom readers see as its authors; who else wrote in it stands in its history, which is for editors. */
function authorsOf({ created_by: first, changed_by: last }: PageRow): string[] {
  return [...new Set([first, last].filter((person) => person !== null))];
}

async function withAllUnder(tx: Tx, page: string): Promise<Ref[]> {
  return (await listSubtree(tx, page)).map(({ id }) => pageRef(id));
}

async function allUnder(tx: Tx, pages: readonly string[]): Promise<Ref[]> {
  const refs: Ref[] = [];
  for (const page of pages) refs.push(...(await withAllUnder(tx, page)));
  return [...new Set(refs)];
}
