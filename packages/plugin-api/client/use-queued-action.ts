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
  /** Refs of what has to be there before, which may have been made without a connection, too. */
  after?(input: CallInputOf<Called>): readonly string[];
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

type State = 'sent' | 'waiting' | 'refused';

export interface QueuedAction<Called extends Route> {
  /**
   * Puts the change into the outbox and sends it. `waiting`: there is no connection, and the change is kept on this
   * device until there is; views go on as if it were done. `refused`: the reason is in `error`. A change that is refused
   * later is kept and shown in the list of waiting changes.
   */
  run(input: CallInputOf<Called>): Promise<State>;
  /** The same for several at once: all of them are in the outbox, or none. Answers what became of each. */
  runAll(inputs: readonly CallInputOf<Called>[]): Promise<readonly State[]>;
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
  const runAll = useCallback(
    async (inputs: readonly CallInputOf<Called>[]) => {
      if (!outbox) {
        const states: State[] = [];
        for (const input of inputs) states.push((await runDirectly(input)) === undefined ? 'refused' : 'sent');
        return states;
      }
      const { object, after, title, expects, announces, refreshes = [], folds = false } = latest.current;
      const changes = inputs.map((input) => ({
        object: object(input),
        after: after?.(input) ?? [],
        title: title(input),
        madeOn: window.location.pathname,
        request: requestOf(route, input),
        expects: expects?.(input) ?? [],
        refreshes: refreshes.map(({ name }) => name),
        folds,
      }));
      for (const change of changes) for (const event of change.expects) expect(event);
      setState({ isPending: true });
      const all = await outbox.sendAll(changes);
      const refused = all.find((sent) => sent.state === 'refused');
      setState({ isPending: false, ...(refused && { error: refused.error }) });
      all.forEach((sent, index) => {
        const [output, input] = [
          sent.state === 'sent' ? route.output.safeParse(sent.answer) : undefined,
          inputs[index],
        ];
        if (output?.success && input)
          for (const event of announces?.(output.data as OutputOf<Called>, input) ?? []) announce(event); // made by this route's own schema
      });
      return all.map(({ state }) => state);
    },
    [outbox, runDirectly, announce, expect, route],
  );
  const run = useCallback(
    async (input: CallInputOf<Called>) => (await runAll([input]))[0] ?? ('waiting' as const),
    [runAll],
  );
  const { isPending, error, reset } = direct;
  return {
    run,
    runAll,
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
