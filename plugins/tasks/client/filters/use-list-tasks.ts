import { addDays } from '@kontor/base';
import { type RouteQuery, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import type { CallInputOf } from '@kontor/schema';
import { type DayGroup, listTasks, type Task } from '../../shared/index.ts';
import { filterTasks } from '../../shared/matching-api.ts';
import { todayHere } from '../task/due-model.ts';
import type { TaskFilter } from './task-filter.ts';
import type { FilterState } from './use-filter.ts';
import { useRenewedMatches } from './use-renewed-matches.ts';

/** The most that one answer has; longer lists come in windows. */
export const mostAtOnce = 500;

interface ListTasks {
  readonly query: RouteQuery<{ readonly tasks: readonly Task[]; readonly total: number }>;
  /** What is known of the list without the filter: what one can look for. */
  readonly known: readonly Task[];
}

/**
 * The open tasks of a list that match: looked through on this device, also without a connection, as far as all of them
 * are here; in a longer list the server looks.
 */
export function useListTasks(list: string, { filter, isActive, isMatch }: FilterState, limit: number): ListTasks {
  const { person } = useSession();
  const input = { list, limit: isActive ? mostAtOnce : limit };
  const whole = useQueryRoute(listTasks, input, { keepPrevious: true });
  const isLong = (whole.data?.total ?? 0) > mostAtOnce;
  const isAsked = isActive && (isLong || filter.state !== '');
  const found = useQueryRoute(filterTasks, askedOf(list, filter, person.id), { enabled: isAsked, keepPrevious: true });
  useRenewedMatches(isAsked);
  const known = whole.data?.tasks ?? [];
  if (isAsked) return { query: found, known };
  if (!isActive || !whole.data) return { query: whole, known };
  const tasks = known.filter(isMatch);
  return { query: { ...whole, data: { tasks, total: tasks.length } }, known };
}

/** The filter as the server is asked. */
export function askedOf(list: string, filter: TaskFilter, person: string): CallInputOf<typeof filterTasks> {
  const { text, labels, priorities, who, due, state, section } = filter;
  return {
    list,
    ...(state !== '' && { state }),
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(labels.length > 0 && { label: [...labels] }),
    ...(priorities.length > 0 && { priority: [...priorities] }),
    ...(who !== '' && { assignee: who === 'me' ? person : who }),
    ...(due !== '' && daysOf(due)),
    ...(section !== '' && { section }),
  };
}

function daysOf(due: DayGroup) {
  const today = todayHere();
  const days = {
    overdue: { dueUntil: addDays(today, -1) },
    today: { dueFrom: today, dueUntil: today },
    week: { dueFrom: addDays(today, 1), dueUntil: addDays(today, 6) },
    later: { dueFrom: addDays(today, 7) },
    undated: { dated: 'not-due' as const },
  };
  return days[due];
}
