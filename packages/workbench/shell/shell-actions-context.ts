import { createContext, useContext } from 'react';

/** What the frame itself can do. */
export interface ShellActions {
  openPalette(): void;
  openShortcuts(): void;
}

export const ShellActionsContext = createContext<ShellActions | undefined>(undefined);

export function useShellActions(): ShellActions {
  const actions = useContext(ShellActionsContext);
  if (!actions) throw new Error('useShellActions works only inside the shell');
  return actions;
}
