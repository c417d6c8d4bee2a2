import type { ListedIdea } from './idea.ts';

interface VoteEvent {
  readonly payload: { readonly idea: string };
  readonly object: Readonly<Record<string, unknown>> | null;
}

/** An idea after somebody voted; undefined where the event does not tell. Twice changes nothing more. */
export function foldVote<Idea extends Pick<ListedIdea, 'id' | 'votes' | 'hasMyVote'>>(
  copy: Idea,
  { payload, object }: VoteEvent,
): Idea | undefined {
  if (copy.id !== payload.idea) return copy;
  const { votes, hasMyVote } = object ?? {};
  if (typeof hasMyVote !== 'boolean') return undefined;
  // What this device expects names no number: it goes by what it has.
  const counted = typeof votes === 'number' ? votes : copy.votes + Number(hasMyVote) - Number(copy.hasMyVote);
  return { ...copy, votes: counted, hasMyVote };
}

export function foldVoteInto<Idea extends Pick<ListedIdea, 'id' | 'votes' | 'hasMyVote'>>(
  ideas: readonly Idea[],
  event: VoteEvent,
): Idea[] | undefined {
  const folded = ideas.map((idea) => foldVote(idea, event));
  return folded.every((idea) => idea !== undefined) ? folded : undefined;
}

/** The stream without one that is not shown any more. */
export function withoutThanks<One extends { readonly id: string }>(all: readonly One[], gone: string): One[] {
  return all.filter(({ id }) => id !== gone);
}
