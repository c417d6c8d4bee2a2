import type { OfflineDocument } from '@kontor/schema';
import { getPage, pagePath, pageRef } from '../../shared/index.ts';

/** A page that was opened, or is kept with its space; drafts too, and neither templates nor what is in the trash. */
export function keptPage(answer: unknown): readonly OfflineDocument[] {
  const { data: page } = getPage.output.safeParse(answer);
  if (!page || page.trashedAt !== null || page.purpose !== null) return [];
  const title = page.title || 'Ohne Titel';
  const above = page.path.map((each) => each.title).filter((each) => each !== '');
  return [
    {
      ref: pageRef(page.id),
      type: 'page',
      title,
      sortTitle: title,
      aliases: [],
      fields: {},
      fragments: [],
      subtitle: [page.spaceName, ...above].join(' › '),
      path: pagePath(page.id),
      picture: null,
    },
  ];
}
