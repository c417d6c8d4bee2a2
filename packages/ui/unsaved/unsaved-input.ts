/**
 * What on a screen, or in a dialog on it, holds something that is not saved. What is unsaved in a dialog is so for the
 * screen behind it, too.
 */
export class UnsavedInput {
  readonly #outer: UnsavedInput | undefined;
  readonly #parts = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(outer?: UnsavedInput) {
    this.#outer = outer;
  }

  get isThere(): boolean {
    return this.#parts.size > 0;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  hold(part: string): void {
    this.#parts.add(part);
    this.#outer?.hold(part);
    this.#tell();
  }

  release(part: string): void {
    this.#parts.delete(part);
    this.#outer?.release(part);
    this.#tell();
  }

  /** The person has said that all of it may be lost: nobody asks again. */
  giveUp(): void {
    for (const part of [...this.#parts]) this.release(part);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
