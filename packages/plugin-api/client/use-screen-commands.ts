import { useEffect, useId, useRef } from 'react';
import type { Command } from './host.ts';
import { useWorkbench } from './workbench-context.ts';

/**
 * Offers what a view can do in the palette, for as long as the view is there: the same as its buttons, for those who
 * work by keyboard. Leave out what cannot be done just now.
 */
export function useScreenCommands(commands: readonly Command[]): void {
  const { screenCommands } = useWorkbench();
  const source = useId();
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => screenCommands.add(source, () => latest.current), [screenCommands, source]);
}
