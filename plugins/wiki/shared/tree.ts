import type { TreePage } from './page.ts';

/** Siblings in their order. */
export function comparePages(one: Pick<TreePage, 'position' | 'id'>, other: Pick<TreePage, 'position' | 'id'>): number {
  return one.position - other.position || one.id.localeCompare(other.id);
}

/** A page and all under it, from any list that holds them. */
export function withAllUnder<Node extends { readonly id: string; readonly parent: string | null }>(
  pages: readonly Node[],
  root: string,
): Node[] {
  const under = Map.groupBy(pages, ({ parent }) => parent);
  const found = pages.filter(({ id }) => id === root);
  // Grows while it is walked: each page brings those under it.
  for (const each of found) found.push(...(under.get(each.id) ?? []));
  return found;
}
