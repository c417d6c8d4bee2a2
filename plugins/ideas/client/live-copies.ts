import { type ClientHost, stale } from '@kontor/plugin-api/client';
import {
  boxChanged,
  ideaArranged,
  ideaChanged,
  ideaCommented,
  ideaVoted,
  thanksChanged,
  thanksHidden,
} from '../shared/events.ts';
import type { getIdea, listIdeas, listThanks } from '../shared/index.ts';
import { foldVote, foldVoteInto, withoutThanks } from '../shared/sync.ts';

const fetchAnew = () => stale;

/** Which event does what to the copies of which route: most are fetched anew, votes and what is hidden are folded. */
export function keepCopiesTrue({ live }: ClientHost): void {
  const route = (name: string) => `ideas.${name}`;
  const onIdea = ['getIdea', 'listIdeas', 'listComments', 'getHome', 'getLatest'].map(route);
  const onThanks = ['listOwnThanks', 'getHome', 'getLatest'].map(route);
  for (const name of onIdea) for (const event of [ideaChanged, ideaCommented]) live.onNamed(event, name, fetchAnew);
  for (const name of onThanks) for (const event of [thanksChanged, thanksHidden]) live.onNamed(event, name, fetchAnew);
  for (const name of ['listBoxes', 'listIdeas', 'getIdea'].map(route)) live.onNamed(boxChanged, name, fetchAnew);
  live.onNamed(thanksChanged, route('listThanks'), fetchAnew);
  live.onNamed(ideaArranged, route('getHome'), fetchAnew);
  live.onNamed<typeof ideaArranged, typeof getIdea>(ideaArranged, 'ideas.getIdea', (copy, { payload, object }) => {
    if (copy.id !== payload.idea) return copy;
    return typeof object?.follows === 'boolean' ? { ...copy, follows: object.follows } : stale;
  });
  live.onNamed<typeof ideaVoted, typeof getIdea>(ideaVoted, 'ideas.getIdea', (copy, event) => {
    return foldVote(copy, event) ?? stale;
  });
  for (const name of ['listIdeas', 'findSimilar'].map(route))
    live.onNamed<typeof ideaVoted, typeof listIdeas>(ideaVoted, name, (copy, event) => {
      const ideas = foldVoteInto(copy.ideas, event);
      return ideas ? { ...copy, ideas } : stale;
    });
  live.onNamed<typeof thanksHidden, typeof listThanks>(thanksHidden, 'ideas.listThanks', (copy, { payload }) => ({
    ...copy,
    thanks: withoutThanks(copy.thanks, payload.thanks),
  }));
}
