import type { PreparedImport } from '../import-tree.ts';
import type { ImportReport } from './import-store.ts';

const shownAtMost = 100;

/** What would come of an import, for whoever decides about it. */
export function reportOf(name: string, { pages, findings }: PreparedImport): ImportReport {
  const depths = new Map<string, number>();
  const titles = pages.map(({ page: { id, parent, title } }) => {
    const depth = parent === null ? 0 : (depths.get(parent) ?? 0) + 1;
    depths.set(id, depth);
    return { title, depth };
  });
  const count = (kind: (typeof findings)[number]['kind']) => findings.filter((each) => each.kind === kind).length;
  return {
    name,
    pages: pages.length,
    files: new Set(pages.flatMap(({ files }) => files)).size,
    titles: titles.slice(0, shownAtMost),
    counts: { links: count('link'), places: count('place'), pictures: count('picture') },
    findings: findings
      .slice(0, shownAtMost)
      .map(({ kind, path, address }) => ({ kind, path: path.slice(0, 300), address: address.slice(0, 300) })),
  };
}
