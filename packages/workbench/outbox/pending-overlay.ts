import type { QueryClient } from '@tanstack/react-query';
import type { LiveFolder } from '../live/live-folder.ts';
import type { DeviceOutbox } from './device-outbox.ts';

/**
 * Keeps what waits in the outbox in sight: each window folds it in when it hears of it, and into every answer that the
 * server gave without knowing of it. Answers what stops that.
 */
export function showPending(queries: QueryClient, folder: LiveFolder, outbox: DeviceOutbox): () => void {
  const shown = new Set<string>();
  const showNew = () => {
    for (const { id, madeAt, expects, refusal } of outbox.entries) {
      // What is folded into it later changes the moment.
      const name = `${id} ${madeAt}`;
      if (shown.has(name) || refusal !== null) continue;
      shown.add(name);
      for (const event of expects) folder.fold({ ...event, happenedAt: new Date().toISOString() });
    }
  };
  const stopEntries = outbox.subscribe(showNew);
  const stopFetches = queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return;
    for (const { expects, refusal } of outbox.entries)
      if (refusal === null) for (const expected of expects) folder.foldExpected(event.query, expected);
  });
  return () => {
    stopEntries();
    stopFetches();
  };
}
