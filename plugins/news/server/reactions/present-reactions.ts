import { mostReactionNames, type Reaction } from '../../shared/reactions.ts';
import type { ReactionRow } from './reaction-store.ts';

/** Below each comment, and by `null` below the post: by sign, with who gave it, as `reader` sees it. */
export function presentReactions(
  rows: readonly ReactionRow[],
  names: ReadonlyMap<string, string>,
  reader: string,
): ReadonlyMap<string | null, Reaction[]> {
  const byComment = Map.groupBy(rows, ({ comment }) => comment);
  return new Map(
    [...byComment].map(([comment, own]) => {
      const bySign = Map.groupBy(own, ({ sign }) => sign);
      return [
        comment,
        [...bySign].map(([sign, given]) => ({
          sign,
          count: given.length,
          people: given
            .slice(0, mostReactionNames)
            .map(({ person }) => ({ id: person, name: names.get(person) ?? '' })),
          isOwn: given.some(({ person }) => person === reader),
        })),
      ];
    }),
  );
}
