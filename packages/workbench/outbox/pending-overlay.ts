import type { QueryClient } from '@tanstack/react-query';
import type { LiveFolder } from '../live/live-folder.ts';
import type { DeviceOutbox } from './device-outbox.ts';

/**
 * Keeps what waits in the outbox in sight: each window folds it in when it hears of it, over every event that comes
 * meanwhile, and into every answer that the server gave without knowing of it. Answers what stops that.
 */
export function showPending(queries: QueryClient, folder: LiveFolder, outbox: DeviceOutbox): () => void {
  const shown = new Set<string>();
  const showNew = () => {
    for (const { id, madeAt, expects, refusal } of outbox.entries) {
      // What is folded into it later changes the moment.
      const name = `${id} ${madeAt}`;
      if (shown.has(name) || refusal !== null) continue;
      shown.add(name);
      // Also into a copy that is being fetched anew: without a connection that takes long, and fails.
      for (const query of queries.getQueryCache().getAll())
        for (const event of expects) folder.foldExpected(query, event);
    }
  };
  folder.keepInSight(() => outbox.entries.flatMap(({ expects, refusal }) => (refusal === null ? expects : [])));
  const stopEntries = outbox.subscribe(showNew);
  const stopFetches = queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || !bringsAnswer(event.action)) return;
    for (const { expects, refusal } of outbox.entries)
      if (refusal === null) for (const expected of expects) folder.foldExpected(event.query, expected);
  });
  return () => {
    folder.keepInSight(() => []);
    stopEntries();
    stopFetches();
  };
}

/** An answer of the server, or one that this device had kept; not what was folded. */
function bringsAnswer(action: { readonly type: string; readonly manual?: boolean | undefined }): boolean {
  return action.type === 'setState' || (action.type === 'success' && !action.manual);
}
