import { useEffect, useId, useRef } from 'react';
import type { Command } from './host.ts';
import { useWorkbench } from './workbench-context.ts';

/** What can be done on the screen that is open, for the palette. */
export class ScreenCommands {
  readonly #sources = new Map<string, () => readonly Command[]>();

  /** As they are now, in the order in which the views came. */
  list(): readonly Command[] {
    return [...this.#sources.values()].flatMap((read) => read());
  }

  add(source: string, read: () => readonly Command[]): () => void {
    this.#sources.set(source, read);
    return () => this.#sources.delete(source);
  }
}

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
