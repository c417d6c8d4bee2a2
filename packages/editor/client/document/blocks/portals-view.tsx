import { useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { ViewPortals } from './view-portals.ts';

/** Draws the views of nodes where they stand. */
export function Portals({ portals }: { readonly portals: ViewPortals }) {
  useSyncExternalStore(portals.subscribe, portals.version);
  return portals.entries.map(([place, { key, View, ...props }]) => createPortal(<View {...props} />, place, key));
}
