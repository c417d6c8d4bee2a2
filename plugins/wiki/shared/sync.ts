import type { LiveEvent, OutputOf } from '@kontor/schema';
import type { listTree } from './api.ts';
import { pageDeleted, pageMovedToTrash } from './events.ts';
import { treePage } from './page.ts';
import { comparePages, withAllUnder } from './tree.ts';

type Tree = OutputOf<typeof listTree>;

/**
 * The tree of a space after an event about one page: it is put in its place, or taken out with all under it. `stale`
 * where pages under it come along that the event does not name. Twice changes nothing more.
 */
export function foldTree(
  copy: Tree,
  event: Pick<LiveEvent, 'kind' | 'payload' | 'object'>,
  space: string,
): Tree | 'stale' {
  const { data: page } = treePage.safeParse(event.object);
  const isGone =
    event.kind === pageMovedToTrash.kind || event.kind === pageDeleted.kind || page?.space !== space || page.isTemplate;
  const id = String(event.payload.page);
  if (isGone) {
    const gone = new Set(withAllUnder(copy.pages, id).map((each) => each.id));
    return gone.size === 0 ? copy : { ...copy, pages: copy.pages.filter((each) => !gone.has(each.id)) };
  }
  const known = copy.pages.some((each) => each.id === id);
  if (!known && (event.kind === 'wiki.page.restored' || event.kind === 'wiki.page.moved')) return 'stale';
  if (page.parent !== null && !copy.pages.some((each) => each.id === page.parent)) return 'stale';
  const others = copy.pages.filter((each) => each.id !== id);
  return { ...copy, pages: [...others, page].sort(comparePages) };
}
