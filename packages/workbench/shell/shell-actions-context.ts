import { createContext, useContext } from 'react';

/** What the frame itself can do. */
export interface ShellActions {
  openPalette(): void;
  openShortcuts(): void;
  /** Opens the help at a topic, or with those of this screen; closes it when it is open already. */
  openHelp(topic?: string): void;
}

export const ShellActionsContext = createContext<ShellActions | undefined>(undefined);

export function useShellActions(): ShellActions {
  const actions = useContext(ShellActionsContext);
  if (!actions) throw new Error('useShellActions works only inside the shell');
  return actions;
}
