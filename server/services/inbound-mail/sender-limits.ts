const windowMs = 10 * 60_000;
const mostUnknown = 50;
const mostCounted = 10_000;

/** Who asks for many addresses that do not exist is not listened to for ten minutes: guessing one would take ages anyway. */
export class SenderLimits {
  readonly #unknown = new Map<string, { count: number; since: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  mayCome(address: string): boolean {
    const counted = this.#find(address);
    return counted === undefined || counted.count < mostUnknown;
  }

  countUnknown(address: string): void {
    const counted = this.#find(address);
    if (counted) counted.count += 1;
    else {
      const [oldest] = this.#unknown.keys();
      if (this.#unknown.size >= mostCounted && oldest !== undefined) this.#unknown.delete(oldest);
      this.#unknown.set(address, { count: 1, since: this.#now() });
    }
  }

  #find(address: string) {
    const counted = this.#unknown.get(address);
    if (counted && counted.since + windowMs < this.#now()) {
      this.#unknown.delete(address);
      return undefined;
    }
    return counted;
  }
}
