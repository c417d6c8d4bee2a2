import { type InputOf, matchPath, type Route } from '@kontor/schema';
import { useMemo, useSyncExternalStore } from 'react';
import type { KeptChange } from './outbox.ts';
import { useWorkbench } from './workbench-context.ts';

/** A change by one route that is on this device and not at the server. */
export interface PendingChange<Called extends Route> {
  readonly id: string;
  readonly input: InputOf<Called>;
  /** Why the server refused it; absent while it waits. */
  readonly refusal: string | undefined;
}

export interface PendingChanges<Called extends Route> {
  /** In the order in which they were made. */
  readonly changes: readonly PendingChange<Called>[];
  /** Gives one up, such as a refused one that its author has taken up again. */
  forget(id: string): void;
}

const nothing: readonly KeptChange[] = [];

/** What was changed by this route on this device and has not arrived: shown at the field, and a refused input is not lost. */
export function usePendingChanges<Called extends Route>(route: Called): PendingChanges<Called> {
  const { outbox } = useWorkbench();
  const entries = useSyncExternalStore(
    (listener) => outbox?.subscribe(listener) ?? (() => undefined),
    () => outbox?.entries ?? nothing,
  );
  return useMemo(
    () => ({ changes: pendingBy(route, entries), forget: (id) => void outbox?.forget(id) }),
    [route, entries, outbox],
  );
}

/** The entries that were made by a route, as what was sent to it; what does not fit its contract of today is left out. */
export function pendingBy<Called extends Route>(
  route: Called,
  entries: readonly KeptChange[],
): PendingChange<Called>[] {
  return entries.flatMap(({ id, request, refusal }) => {
    const named = request.method === route.method ? matchPath(route.path, request.path) : undefined;
    const input = named && route.input.safeParse({ ...JSON.parse(request.body ?? '{}'), ...named });
    if (!input?.success) return [];
    return [{ id, input: input.data as InputOf<Called>, refusal: refusal?.message }]; // made by this route's own schema
  });
}
