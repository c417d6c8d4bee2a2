import { isUuid } from '@kontor/base';
import { idsInPaths, type LinkProvider } from '@kontor/plugin-api/server';
import { pagePath, pageRef, reviewStateOn } from '../shared/index.ts';
import type { PageContext } from './page-context.ts';
import { findPages, type PageRow } from './page-store.ts';
import { todayOf } from './page-view.ts';

/** How a page is shown wherever its ref appears, to those who may read it. */
export function pageLinks(context: PageContext): LinkProvider {
  return {
    noun: 'wiki/page',
    async findCards(tx, actor, ids) {
      const found = await findPages(tx, ids.filter(isUuid));
      const pages = await context.rights.filterReadable(tx, actor.person, found);
      const spaces = await context.host.spaces.findSpaces(tx, [...new Set(pages.map(({ space }) => space))]);
      const names = new Map(spaces.map(({ id, name }) => [id, name]));
      return pages.map((page) => ({
        ref: pageRef(page.id),
        type: 'page',
        title: [page.icon, page.title || 'Ohne Titel'].filter((part) => part !== null).join(' '),
        subtitle: names.get(page.space) ?? null,
        state: stateOf(context, page),
        path: pagePath(page.id),
        picture: null,
      }));
    },
    findAudience: (tx, ids) => context.rights.findAudience(tx, ids.filter(isUuid)),
    async findIds(_tx, paths) {
      return idsInPaths(/^\/wiki\/page\/([0-9a-f-]{36})(?:[?#].*)?$/, paths);
    },
  };
}

function stateOf(context: PageContext, page: PageRow): string | null {
  if (page.trashed_at !== null) return 'trashed';
  if (page.draft_of !== null) return 'draft';
  const state = reviewStateOn(todayOf(context), { on: page.review_on, isObsolete: page.obsolete });
  return state === 'expired' || state === 'obsolete' ? state : null;
}
