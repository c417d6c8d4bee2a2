import type { CallInputOf, OutputOf, Route } from '@kontor/schema';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { ApiError } from './api-error.ts';
import type { Call } from './call.ts';
import type { OwnEvent } from './sync.ts';
import { useWorkbench } from './workbench-context.ts';

export interface ActionOptions<Called extends Route> {
  /** The events that the server sends for this, made from its answer, so that this client folds them at once. */
  announces?(output: OutputOf<Called>, input: CallInputOf<Called>): readonly OwnEvent[];
  /** Routes whose copies no event keeps true: they are fetched anew. */
  readonly refreshes?: readonly Route[];
}

export interface Action<Called extends Route> {
  /** Sends it. Answers `undefined` when it was refused; the refusal is then in `error`. */
  run(input: CallInputOf<Called>): Promise<OutputOf<Called> | undefined>;
  readonly isPending: boolean;
  readonly error: ApiError | undefined;
  /** Forgets the refusal. */
  reset(): void;
}

/** The one way by which views change something. Bugs are thrown on; only refusals become `error`. */
export function useAction<Called extends Route>(route: Called, options: ActionOptions<Called> = {}): Action<Called> {
  const { call, announce } = useWorkbench();
  const queries = useQueryClient();
  const [state, setState] = useState<{ isPending: boolean; error?: ApiError }>({ isPending: false });
  const latest = useRef(options);
  latest.current = options;
  const run = useCallback(
    async (input: CallInputOf<Called>) => {
      setState({ isPending: true });
      try {
        const output = await call(route, input);
        for (const event of latest.current.announces?.(output, input) ?? []) announce(event);
        for (const stale of latest.current.refreshes ?? []) void queries.invalidateQueries({ queryKey: [stale.name] });
        setState({ isPending: false });
        return output;
      } catch (failure) {
        setState({ isPending: false, ...(failure instanceof ApiError && { error: failure }) });
        if (failure instanceof ApiError) return undefined;
        throw failure;
      }
    },
    [call, announce, queries, route],
  );
  const reset = useCallback(() => setState({ isPending: false }), []);
  return { run, isPending: state.isPending, error: state.error, reset };
}

/** The bare call, for models that steer it themselves (search as you type, uploads in steps). */
export function useCall(): Call {
  return useWorkbench().call;
}
