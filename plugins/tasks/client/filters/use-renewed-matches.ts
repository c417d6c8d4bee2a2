import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listTasks } from '../../shared/index.ts';
import { filterTasks } from '../../shared/matching-api.ts';

/** Changes that come together are one question. */
const pause = 300;

/** What the server found in a list is asked for again when this client has heard of a change in the list. */
export function useRenewedMatches(isAsked: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isAsked) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = queries.getQueryCache().subscribe((event) => {
      // The copy of the list's tasks is kept true by events: it was folded, or fetched anew.
      const isHeard = event.type === 'updated' && event.action.type === 'success';
      if (!isHeard || event.query.queryKey[0] !== listTasks.name) return;
      clearTimeout(timer);
      timer = setTimeout(() => void queries.invalidateQueries({ queryKey: [filterTasks.name] }), pause);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries, isAsked]);
}
