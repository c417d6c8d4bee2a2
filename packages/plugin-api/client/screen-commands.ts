import type { Command } from './host.ts';

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
