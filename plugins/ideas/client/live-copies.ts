import { type ClientHost, type Sync, stale } from '@kontor/plugin-api/client';
import type { OutputOf } from '@kontor/schema';
import { boxChanged, ideaChanged, ideaVoted, thanksChanged } from '../shared/events.ts';
import type { getIdea, listIdeas } from '../shared/index.ts';
import { foldIdea } from '../shared/sync.ts';

type Copy = OutputOf<typeof getIdea> & OutputOf<typeof listIdeas>;

const fetchAnew = () => stale;
// Each copy is one of the two; the fold looks which.
const sync: Sync<typeof ideaVoted, typeof listIdeas> = (copy, event) => foldIdea(copy as Copy, event) ?? stale;

/** Which event does what to the copies of which route: votes are folded, all else is fetched anew. */
export function keepCopiesTrue({ live }: ClientHost): void {
  for (const name of ['getIdea', 'listIdeas', 'listComments', 'findSimilar', 'listBoxes', 'getHome', 'getLatest']) {
    for (const event of [ideaVoted, ideaChanged]) live.onNamed(event, `ideas.${name}`, sync);
    live.onNamed(boxChanged, `ideas.${name}`, fetchAnew);
  }
  for (const name of ['listThanks', 'listOwnThanks', 'getHome', 'getLatest'])
    live.onNamed(thanksChanged, `ideas.${name}`, fetchAnew);
}
