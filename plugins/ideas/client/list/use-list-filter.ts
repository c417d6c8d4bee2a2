import { usePlace } from '@kontor/plugin-api/client';
import type { CallInputOf } from '@kontor/schema';
import type { listIdeas } from '../../shared/index.ts';

type Filter = CallInputOf<typeof listIdeas>;

const shows = ['all', 'mine', 'work', 'overdue'] as const;
const groups = ['open', 'underway', 'done', 'rejected'] as const;

/** What of the ideas is shown stands in the address: it can be kept and sent to others. */
export function useListFilter() {
  const { search, setSearch } = usePlace();
  const show = shows.find((each) => each === search.show) ?? 'all';
  const states = groups.find((each) => each === search.states);
  const sort = search.sort === 'votes' ? 'votes' : 'newest';
  const offset = Number(search.offset ?? '0') || 0;
  const input: Filter = {
    show,
    sort,
    ...(offset > 0 && { offset }),
    ...(states && { states }),
    ...(search.box && { box: search.box }),
    ...(search.category && { category: search.category }),
  };
  return {
    input,
    offset,
    isNarrow: states !== undefined || search.box !== undefined || search.category !== undefined || show !== 'all',
    change: (change: Readonly<Record<string, string | undefined>>) => setSearch({ offset: undefined, ...change }),
    turn: (to: number) => setSearch({ offset: to > 0 ? String(to) : undefined }),
  };
}

export { groups, shows };
