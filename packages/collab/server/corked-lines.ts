import type { Socket } from 'node:net';

/** What goes over one line in one turn of the event loop leaves with one call of the system, which costs more than all else. */
export class CorkedLines {
  readonly #corked = new Set<Socket>();

  cork(line: Socket): void {
    if (this.#corked.has(line)) return;
    line.cork();
    this.#corked.add(line);
    if (this.#corked.size === 1) setImmediate(() => this.#uncork());
  }

  #uncork(): void {
    const lines = [...this.#corked];
    this.#corked.clear();
    for (const line of lines) line.uncork();
  }
}
