import { type RouteQuery, useQueryRoute } from '@kontor/plugin-api/client';
import { getMyDay, getTask, type OpenedTask } from '../../shared/index.ts';

/** A task as it is opened; what is on my day is there at once, and without a connection. */
export function useOpenedTask(task: string): RouteQuery<OpenedTask> {
  const query = useQueryRoute(getTask, { task });
  const day = useQueryRoute(getMyDay, {}, { enabled: false });
  const isTakenAway = query.error?.kind === 'not-found' || query.error?.kind === 'forbidden';
  const kept = isTakenAway ? undefined : day.data?.tasks.find((each) => each.task.id === task);
  return query.data === undefined && kept ? { ...query, data: kept, error: undefined, isWaiting: false } : query;
}
