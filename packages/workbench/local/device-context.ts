import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Waiting } from '../outbox/outbox-model.ts';
import type { Device } from './device.ts';

export const DeviceContext = createContext<Device | undefined>(undefined);

/** What this browser does for the person; nothing on a shared computer, or where the browser keeps nothing. */
export function useDevice(): Device | undefined {
  return useContext(DeviceContext);
}

const nothing: readonly Waiting[] = [];

/** What waits in the outbox or was refused, in order. */
export function useWaiting(): readonly Waiting[] {
  const outbox = useDevice()?.outbox;
  return useSyncExternalStore(
    (listener) => outbox?.subscribe(listener) ?? (() => undefined),
    () => outbox?.entries ?? nothing,
  );
}
