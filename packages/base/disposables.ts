/** Something that holds a resource until it is told to let go. */
export interface Disposable {
  dispose(): void | Promise<void>;
}

/** Collects what a component opened and closes it in reverse order; closing twice does nothing. */
export class Disposables implements Disposable {
  #open: Array<() => void | Promise<void>> = [];

  add(release: Disposable | (() => void | Promise<void>)): void {
    this.#open.push(typeof release === 'function' ? release : () => release.dispose());
  }

  /** Releases everything, last opened first. Every release runs; the first failure is thrown at the end. */
  async dispose(): Promise<void> {
    const releases = this.#open.reverse();
    this.#open = [];
    const failures: unknown[] = [];
    for (const release of releases) {
      try {
        await release();
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
