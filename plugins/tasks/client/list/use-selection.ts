import { useState } from 'react';

/** Whether tasks are being chosen from, and which are. */
export function useSelection() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  return {
    isSelecting: chosen !== undefined,
    chosen: chosen ?? nothing,
    choose: (next: ReadonlySet<string>) => setChosen(next),
    begin: () => setChosen(nothing),
    leave: () => setChosen(undefined),
  };
}

export type SelectionState = ReturnType<typeof useSelection>;

const nothing: ReadonlySet<string> = new Set();
