import { isUuid, parseRef } from '@kontor/base';
import { plainTextOf, readMarkdown } from '@kontor/matrix/shared';
import { type SearchProvider, staleAfter } from '@kontor/plugin-api/server';
import { orgUnitChanged } from '@kontor/schema';
import { boxChanged, ideaChanged, ideaPath, ideaRef } from '../shared/index.ts';
import { findBoxes } from './box-store.ts';
import { findIdeas, listIdeaIds, listIdeasIn } from './idea-store.ts';
import type { IdeasContext } from './ideas-context.ts';
import { listSteps } from './step-store.ts';

/** Ideas are found by title, text and what the office answered, by those who see them; withdrawn ones by nobody. */
export function ideaSearch(context: IdeasContext): SearchProvider {
  return {
    noun: 'ideas/idea',
    type: 'idea',
    async readDocuments(tx, refs) {
      const ids = refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid);
      const rows = (await findIdeas(tx, ids)).filter(({ state }) => state !== 'withdrawn');
      const boxes = new Map(
        (await findBoxes(tx, [...new Set(rows.map(({ box }) => box))])).map((box) => [box.id, box]),
      );
      // Who stands in for somebody finds by what the box is for; an absence changes no document.
      const offices = await context.findOffices(tx, [...boxes.values()], { withSubstitutes: false });
      const steps = Map.groupBy(await listSteps(tx, ids), ({ idea }) => idea);
      return rows.flatMap((row) => {
        const box = boxes.get(row.box);
        if (!box) return [];
        const texts = [row.text, ...(steps.get(row.id) ?? []).map(({ answer }) => answer)];
        return [
          {
            ref: ideaRef(row.id),
            type: 'idea',
            title: row.title,
            body: texts.map((text) => plainTextOf(readMarkdown(text))).join('\n'),
            audience: context.audienceOf(row, box, offices.get(box.id) ?? []),
            ...(row.author !== null && !row.anonymous && { authors: [row.author] }),
            data: { subtitle: box.name, path: ideaPath(row.id) },
            updatedAt: row.created_at.toISOString(),
          },
        ];
      });
    },
    async listRefs(tx, after, limit) {
      return (await listIdeaIds(tx, after && parseRef(after)?.id, limit)).map(ideaRef);
    },
    staleAfter: [
      staleAfter(ideaChanged, (_tx, { payload }) => [ideaRef(payload.idea)]),
      staleAfter(boxChanged, async (tx, { payload }) => (await listIdeasIn(tx, payload.box)).map(ideaRef)),
      // Who leads an office decides in its boxes.
      staleAfter(orgUnitChanged, async (tx) => (await listIdeasIn(tx)).map(ideaRef)),
    ],
  };
}
