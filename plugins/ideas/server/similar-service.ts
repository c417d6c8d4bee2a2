import { parseRef } from '@kontor/base';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import type { findSimilar } from '../shared/index.ts';
import { findIdeas } from './idea-store.ts';
import { presentRows } from './idea-view.ts';
import type { IdeasContext } from './ideas-context.ts';

const mostWords = 5;
const shortest = 4;
const shown = 5;

/** Ideas that share words with what somebody types; those that share most come first. The search knows inflection and typos. */
export async function findSimilarIdeas(
  context: IdeasContext,
  actor: Actor,
  { q, without }: InputOf<typeof findSimilar>,
): Promise<OutputOf<typeof findSimilar>> {
  const words = [...new Set(q.toLocaleLowerCase('de').match(/[\p{L}\p{N}]+/gu) ?? [])]
    .filter(({ length }) => length >= shortest)
    .sort((one, other) => other.length - one.length)
    .slice(0, mostWords);
  const found = await Promise.all(
    words.map((text) => context.host.search.find(actor, { text, types: ['idea'], limit: 20 })),
  );
  const shares = new Map<string, number>();
  for (const { hits } of found)
    for (const { ref } of hits) {
      const id = parseRef(ref)?.id;
      if (id !== undefined && id !== without) shares.set(id, (shares.get(id) ?? 0) + 1);
    }
  // One word of many says little.
  const least = words.length > 2 ? 2 : 1;
  const ids = [...shares].filter(([, count]) => count >= least).sort(([, one], [, other]) => other - one);
  return context.host.database.transaction(async (tx) => {
    const rows = new Map(
      (
        await findIdeas(
          tx,
          ids.map(([id]) => id),
        )
      ).map((row) => [row.id, row]),
    );
    const ordered = ids.flatMap(([id]) => rows.get(id) ?? []);
    const open = ordered.filter(({ state, merged_into: into }) => state !== 'withdrawn' && into === null);
    return { ideas: await presentRows(context, tx, actor, open.slice(0, shown)) };
  });
}
