import { ApiError, type Call } from '@kontor/plugin-api/client';
import { reportBarrier } from '@kontor/schema';
import { useState } from 'react';
import { BarrierForm, type BarrierMessage } from './barrier-form-view.tsx';

/** The form for somebody who is not signed in. */
export function StrangerReport({ call, page }: { readonly call: Call; readonly page: string }) {
  const [state, setState] = useState<{ isPending: boolean; error?: ApiError }>({ isPending: false });
  async function send(report: BarrierMessage): Promise<string | undefined> {
    setState({ isPending: true });
    try {
      const { reference } = await call(reportBarrier, report);
      setState({ isPending: false });
      return reference;
    } catch (failure) {
      setState({ isPending: false, ...(failure instanceof ApiError && { error: failure }) });
      if (failure instanceof ApiError) return undefined;
      throw failure;
    }
  }
  return <BarrierForm send={send} isPending={state.isPending} error={state.error} page={page} />;
}
