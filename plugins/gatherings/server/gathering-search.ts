import { isUuid, parseRef } from '@kontor/base';
import { plainTextOf, readMarkdown } from '@kontor/matrix/shared';
import { type SearchProvider, staleAfter } from '@kontor/plugin-api/server';
import { gatheringChanged, gatheringPath, gatheringRef } from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import { findAudiences } from './gathering-links.ts';
import { findGatherings, listGatheringIds, listOrganisers } from './gathering-store.ts';
import { cardWords } from './gathering-words.ts';

/** Found by title, description and place, by those who are invited; drafts by their organisers. */
export function gatheringSearch(context: GatheringContext): SearchProvider {
  return {
    noun: 'gatherings/gathering',
    type: 'gathering',
    async readDocuments(tx, refs) {
      const rows = await findGatherings(tx, refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid));
      const { language } = await context.host.organisation.get(tx);
      const audiences = await findAudiences(tx, rows);
      const found = rows.map(({ id }) => id);
      const organisers = Map.groupBy(await listOrganisers(tx, found), ({ gathering }) => gathering);
      return rows.map((row) => ({
        ref: gatheringRef(row.id),
        type: 'gathering',
        title: row.title,
        body: [row.place, plainTextOf(readMarkdown(row.description))].filter((part) => part !== '').join('\n'),
        audience: audiences.get(row.id) ?? [],
        authors: (organisers.get(row.id) ?? []).map(({ person }) => person),
        data: {
          subtitle: cardWords(row, language),
          path: gatheringPath(row.id),
        },
        updatedAt: row.changed_at.toISOString(),
      }));
    },
    async listRefs(tx, after, limit) {
      return (await listGatheringIds(tx, after && parseRef(after)?.id, limit)).map(gatheringRef);
    },
    staleAfter: [staleAfter(gatheringChanged, (_tx, { payload }) => [gatheringRef(payload.gathering)])],
  };
}
