interface Loading<Value> {
  promise: Promise<Value>;
  isOutdated: boolean;
}

/**
 * Values that are loaded when they are asked for, kept while there is room, and changed in place by whoever commits a
 * change. Whoever changes something that may be loading right now says so with `outdate`, and it is loaded again.
 */
export class LoadingCache<Value> {
  readonly #values = new Map<string, Value>();
  readonly #loading = new Map<string, Loading<Value>>();
  readonly #load: (key: string) => Promise<Value>;
  readonly #most: number;

  constructor(most: number, load: (key: string) => Promise<Value>) {
    this.#most = most;
    this.#load = load;
  }

  /** What is there already. */
  peek(key: string): Value | undefined {
    const known = this.#values.get(key);
    if (known === undefined) return undefined;
    if (this.#values.size < this.#most / 2) return known; // nothing will go soon
    this.#values.delete(key);
    this.#values.set(key, known); // the last one used is the last to go
    return known;
  }

  async get(key: string): Promise<Value> {
    return this.peek(key) ?? (await this.#join(key));
  }

  outdate(key: string): void {
    const loading = this.#loading.get(key);
    if (loading) loading.isOutdated = true;
  }

  delete(key: string): void {
    this.#values.delete(key);
    this.outdate(key);
  }

  clear(): void {
    this.#values.clear();
    for (const loading of this.#loading.values()) loading.isOutdated = true;
  }

  #join(key: string): Promise<Value> {
    const running = this.#loading.get(key);
    if (running) return running.promise;
    const loading: Loading<Value> = { promise: Promise.resolve(undefined as Value), isOutdated: false };
    loading.promise = this.#loadCurrent(key, loading).finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading.promise;
  }

  async #loadCurrent(key: string, loading: Loading<Value>): Promise<Value> {
    for (;;) {
      loading.isOutdated = false;
      const value = await this.#load(key);
      if (loading.isOutdated) continue;
      this.#values.set(key, value);
      const [oldest] = this.#values.keys();
      if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest);
      return value;
    }
  }
}
