import { type CallInputOf, fillPath, type OutputOf, type Route } from '@kontor/schema';
import { useCallback, useRef, useState } from 'react';
import type { ApiError } from './api-error.ts';
import { withQuery } from './call.ts';
import type { OwnEvent } from './sync.ts';
import { useAction } from './use-action.ts';
import { useWorkbench } from './workbench-context.ts';

export interface QueuedActionOptions<Called extends Route> {
  /** Ref of what it changes: changes of one object keep their order. */
  object(input: CallInputOf<Called>): string;
  /** How the list of waiting changes calls it, in the person's language: "Mitteilung erledigt". */
  title(input: CallInputOf<Called>): string;
  /** What this device shows until the server has said it: the events that the server will send. */
  expects?(input: CallInputOf<Called>): readonly OwnEvent[];
  /** The events that the server sends for this, made from its answer; see `useAction`. */
  announces?(output: OutputOf<Called>, input: CallInputOf<Called>): readonly OwnEvent[];
  /** Routes whose copies no event keeps true: they are fetched anew. */
  readonly refreshes?: readonly Route[];
  /** Says that it sets values: together with the same change that still waits unsent it is one, the later value over the earlier. */
  readonly folds?: boolean;
}

export interface QueuedAction<Called extends Route> {
  /**
   * Puts the change into the outbox and sends it. `waiting`: there is no connection, and the change is kept on this
   * device until there is; views go on as if it were done. `refused`: the reason is in `error`. A change that is refused
   * later is kept and shown in the list of waiting changes.
   */
  run(input: CallInputOf<Called>): Promise<'sent' | 'waiting' | 'refused'>;
  readonly isPending: boolean;
  readonly error: ApiError | undefined;
  reset(): void;
}

/** Changes something also without a connection; only for routes that say `idempotent`. On a shared computer nothing waits. */
export function useQueuedAction<Called extends Route & { readonly idempotent?: true }>(
  route: Called,
  options: QueuedActionOptions<Called>,
): QueuedAction<Called> {
  const { outbox, announce, expect } = useWorkbench();
  const direct = useAction(route, options);
  const [state, setState] = useState<{ isPending: boolean; error?: ApiError }>({ isPending: false });
  const latest = useRef(options);
  latest.current = options;
  const runDirectly = direct.run;
  const run = useCallback(
    async (input: CallInputOf<Called>) => {
      if (!outbox) return (await runDirectly(input)) === undefined ? 'refused' : 'sent';
      const { object, title, expects, announces, refreshes = [], folds = false } = latest.current;
      const expected = expects?.(input) ?? [];
      for (const event of expected) expect(event);
      setState({ isPending: true });
      const sent = await outbox.send({
        object: object(input),
        title: title(input),
        madeOn: window.location.pathname,
        request: requestOf(route, input),
        expects: expected,
        refreshes: refreshes.map(({ name }) => name),
        folds,
      });
      setState({ isPending: false, ...(sent.state === 'refused' && { error: sent.error }) });
      const output = sent.state === 'sent' ? route.output.safeParse(sent.answer) : undefined;
      if (output?.success)
        for (const event of announces?.(output.data as OutputOf<Called>, input) ?? []) announce(event); // made by this route's own schema
      return sent.state;
    },
    [outbox, runDirectly, announce, expect, route],
  );
  const { isPending, error, reset } = direct;
  return {
    run,
    isPending: isPending || state.isPending,
    error: error ?? state.error,
    reset: () => {
      reset();
      setState({ isPending: false });
    },
  };
}

function requestOf<Called extends Route>(route: Called, input: CallInputOf<Called>) {
  const { path, rest } = fillPath(route.path, input);
  if (route.method === 'DELETE') return { method: route.method, path: withQuery(path, rest), body: null };
  return { method: route.method, path, body: JSON.stringify(rest) };
}
