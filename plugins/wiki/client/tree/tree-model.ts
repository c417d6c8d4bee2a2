import { foldCase } from '@kontor/base';
import type { TreePage } from '../../shared/index.ts';

export interface PageNode {
  readonly page: TreePage;
  readonly children: readonly PageNode[];
}

/** Pages, in their order, as a tree; one whose parent is not there stands at the top. */
export function buildTree(pages: readonly TreePage[]): PageNode[] {
  const known = new Set(pages.map(({ id }) => id));
  const below = Map.groupBy(pages, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const nodesBelow = (parent: string | null): PageNode[] =>
    (below.get(parent) ?? []).map((page) => ({ page, children: nodesBelow(page.id) }));
  return nodesBelow(null);
}

/** The pages above one, from the top, without itself. */
export function pagesAbove(pages: readonly TreePage[], id: string): string[] {
  const parents = new Map(pages.map((page) => [page.id, page.parent]));
  const path: string[] = [];
  for (let at = parents.get(id); at != null && !path.includes(at); at = parents.get(at)) path.unshift(at);
  return path;
}

/** Pages whose title contains the words, with those above them. */
export function filterTree(tree: readonly PageNode[], typed: string): PageNode[] {
  const wanted = foldCase(typed.trim());
  if (wanted === '') return [...tree];
  return tree.flatMap((node) => {
    if (foldCase(node.page.title).includes(wanted)) return [node];
    const kept = filterTree(node.children, typed);
    return kept.length > 0 ? [{ page: node.page, children: kept }] : [];
  });
}

export function branchesOf(tree: readonly PageNode[]): string[] {
  return tree.flatMap(({ page, children }) => (children.length > 0 ? [page.id, ...branchesOf(children)] : []));
}

/** How many rows stand above a page while these branches are open; nothing where it is not to be seen. */
export function rowsAbove(tree: readonly PageNode[], opened: ReadonlySet<string>, id: string): number | undefined {
  let above = 0;
  for (const { page, children } of tree) {
    if (page.id === id) return above;
    above += 1;
    if (!opened.has(page.id)) continue;
    const within = rowsAbove(children, opened, id);
    if (within !== undefined) return above + within;
    above += rowsOf(children, opened);
  }
  return undefined;
}

function rowsOf(tree: readonly PageNode[], opened: ReadonlySet<string>): number {
  return tree.reduce((sum, { page, children }) => sum + 1 + (opened.has(page.id) ? rowsOf(children, opened) : 0), 0);
}

/** Where something was dropped. */
export interface Drop {
  readonly on: string;
  readonly where: 'before' | 'after' | 'inside';
}

/** The place that a drop means, as the server wants it; nothing for one onto itself or under itself. */
export function placeOfDrop(
  pages: readonly TreePage[],
  moved: string,
  { on, where }: Drop,
): { readonly parent: string | null; readonly before: string | null } | undefined {
  const target = pages.find(({ id }) => id === on);
  if (!target || on === moved || pagesAbove(pages, on).includes(moved)) return undefined;
  if (where === 'inside') return { parent: on, before: null };
  const siblings = pages.filter(({ id, parent }) => parent === target.parent && id !== moved);
  const index = siblings.findIndex(({ id }) => id === on);
  const before = where === 'before' ? on : (siblings[index + 1]?.id ?? null);
  return { parent: target.parent, before };
}
