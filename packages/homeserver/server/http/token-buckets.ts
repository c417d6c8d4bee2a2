/** `burst` at once, and then `perSecond`. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

const mostKept = 20_000;

/** Counts what each key may still do; whoever was idle for long is forgotten, for they may do everything again. */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #allowance: Allowance;
  readonly #now: () => number;

  constructor(allowance: Allowance, now: () => number = Date.now) {
    this.#allowance = allowance;
    this.#now = now;
  }

  /** Milliseconds until `key` may do one thing more; 0 if it may now. */
  waitOf(key: string): number {
    const left = this.#leftOf(this.#buckets.get(key));
    return left >= 1 ? 0 : Math.ceil(((1 - left) / this.#allowance.perSecond) * 1000);
  }

  /** Counts one, whether it was allowed or not. */
  take(key: string): void {
    const left = Math.max(0, this.#leftOf(this.#buckets.get(key)) - 1);
    this.#buckets.delete(key);
    this.#buckets.set(key, { left, at: this.#now() });
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > mostKept && oldest !== undefined) this.#buckets.delete(oldest);
  }

  #leftOf(bucket: Bucket | undefined): number {
    const { burst, perSecond } = this.#allowance;
    if (!bucket) return burst;
    return Math.min(burst, bucket.left + ((this.#now() - bucket.at) / 1000) * perSecond);
  }
}
