import { createContext, useContext } from 'react';
import type { liveStatusOf } from '../live/live-model.ts';

export const LiveStatusContext = createContext<ReturnType<typeof liveStatusOf>>('connecting');

/** Whether live events arrive. */
export function useLiveStatus(): ReturnType<typeof liveStatusOf> {
  return useContext(LiveStatusContext);
}
