/** A value that can be watched; a shape that React's `useSyncExternalStore` takes. */
export interface Watched<Value> {
  readonly value: Value;
  /** Answers a function that ends the watch. */
  watch(listener: () => void): () => void;
}

export class Observable<Value> implements Watched<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  get value(): Value {
    return this.#value;
  }

  /** Tells the listeners only when it is another value. */
  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}
