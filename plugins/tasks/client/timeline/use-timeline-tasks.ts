import { queryKeyOf, useQueryRoute, useSession, useWorkbench } from '@kontor/plugin-api/client';
import { useQueries } from '@tanstack/react-query';
import { listTasks, type Task } from '../../shared/index.ts';
import { filterTasks } from '../../shared/matching-api.ts';
import type { FilterState } from '../filters/use-filter.ts';
import { askedOf, mostAtOnce } from '../filters/use-list-tasks.ts';
import { useRenewedMatches } from '../filters/use-renewed-matches.ts';

/** So many windows of a longer list are shown. */
const mostWindows = 4;
export const mostOnTimeline = mostWindows * mostAtOnce;

/** Tasks of a list that match: all, or of a longer list those with a date, and some of those without. */
export function useTimelineTasks(list: string, { filter, isMatch }: FilterState) {
  const { call } = useWorkbench();
  const { person } = useSession();
  const whole = useQueryRoute(listTasks, { list, limit: mostAtOnce }, { keepPrevious: true });
  const isLong = (whole.data?.total ?? 0) > mostAtOnce || filter.state !== '';
  useRenewedMatches(isLong);
  const asked = askedOf(list, filter, person.id);
  const first = useQueryRoute(filterTasks, { ...asked, dated: 'yes' }, { enabled: isLong, keepPrevious: true });
  const undated = useQueryRoute(filterTasks, { ...asked, dated: 'no', limit: 50 }, { enabled: isLong });
  const total = first.data?.total ?? 0;
  const offsets = Array.from({ length: mostWindows - 1 }, (_window, index) => (index + 1) * mostAtOnce).filter(
    (offset) => isLong && offset < total,
  );
  const rest = useQueries({
    queries: offsets.map((offset) => {
      const input = { ...asked, dated: 'yes' as const, offset };
      return {
        queryKey: queryKeyOf(filterTasks, input),
        meta: { route: filterTasks },
        queryFn: ({ signal }: { signal: AbortSignal }) => call(filterTasks, input, { signal }),
      };
    }),
    combine: (results) => results.flatMap(({ data }) => data?.tasks ?? []),
  });
  if (!isLong) {
    const tasks: readonly Task[] = whole.data?.tasks.filter(isMatch) ?? [];
    return { query: whole, tasks, isCut: false };
  }
  const tasks: readonly Task[] = [...(first.data?.tasks ?? []), ...rest, ...(undated.data?.tasks ?? [])];
  return { query: first, tasks, isCut: total > mostOnTimeline };
}
