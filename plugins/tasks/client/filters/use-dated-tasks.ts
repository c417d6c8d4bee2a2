import type { IsoDate } from '@kontor/base';
import { type RouteQuery, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import { listTasks, type Task } from '../../shared/index.ts';
import { filterTasks } from '../../shared/matching-api.ts';
import type { FilterState } from './use-filter.ts';
import { askedOf, mostAtOnce } from './use-list-tasks.ts';
import { useRenewedMatches } from './use-renewed-matches.ts';

/**
 * Those of a list that match and are due or run between two days. As far as all of the list is here it is looked through
 * on this device; of a longer one the server answers with the days that are shown.
 */
export function useDatedTasks(
  list: string,
  { filter, isMatch }: FilterState,
  days: { readonly from: IsoDate; readonly until: IsoDate },
): RouteQuery<{ readonly tasks: readonly Task[]; readonly total: number }> {
  const { person } = useSession();
  const whole = useQueryRoute(listTasks, { list, limit: mostAtOnce }, { keepPrevious: true });
  const isAsked = (whole.data?.total ?? 0) > mostAtOnce || filter.state !== '';
  const found = useQueryRoute(
    filterTasks,
    { ...askedOf(list, filter, person.id), ...days },
    { enabled: isAsked, keepPrevious: true },
  );
  useRenewedMatches(isAsked);
  if (isAsked) return found;
  if (!whole.data) return whole;
  const tasks = whole.data.tasks.filter(isMatch);
  return { ...whole, data: { tasks, total: tasks.length } };
}
