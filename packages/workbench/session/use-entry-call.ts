import { ApiError } from '@kontor/plugin-api/client';
import type { CallInputOf, OutputOf, Route } from '@kontor/schema';
import { useState } from 'react';
import { useEntry } from './entry-context.ts';

/** A call of the pages before the shell: what it answers, whether it is under way, and why it was refused. */
export interface EntryCall<Called extends Route> {
  run(input: CallInputOf<Called>): Promise<OutputOf<Called> | undefined>;
  readonly isPending: boolean;
  readonly error: ApiError | undefined;
}

export function useEntryCall<Called extends Route>(route: Called): EntryCall<Called> {
  const { call } = useEntry();
  const [state, setState] = useState<{ isPending: boolean; error?: ApiError }>({ isPending: false });
  async function run(input: CallInputOf<Called>): Promise<OutputOf<Called> | undefined> {
    setState({ isPending: true });
    try {
      const output = await call(route, input);
      setState({ isPending: false });
      return output;
    } catch (failure) {
      setState({ isPending: false, ...(failure instanceof ApiError && { error: failure }) });
      if (failure instanceof ApiError) return undefined;
      throw failure;
    }
  }
  return { run, isPending: state.isPending, error: state.error };
}
