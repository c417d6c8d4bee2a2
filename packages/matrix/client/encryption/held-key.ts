import type { CryptoCallbacks } from 'matrix-js-sdk/lib/crypto-api/index.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** The key that opens the secret storage: there while something is done with it, and not a moment longer. */
export class HeldKey {
  #held: readonly [id: string, key: Bytes] | undefined;
  #users = 0;

  /** What the library asks when it reads or writes a secret. */
  readonly callbacks: CryptoCallbacks = {
    getSecretStorageKey: async ({ keys }) => (this.#held && this.#held[0] in keys ? [...this.#held] : null),
    cacheSecretStorageKey: (id, _description, key) => {
      if (this.#users > 0) this.#held = [id, key];
    },
  };

  hold(id: string, key: Bytes): void {
    this.#held = [id, key];
  }

  /** Forgets the key when the work is done, whatever came of it. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#users += 1;
    try {
      return await work();
    } finally {
      this.#users -= 1;
      if (this.#users === 0) this.#forget();
    }
  }

  #forget(): void {
    this.#held?.[1].fill(0);
    this.#held = undefined;
  }
}
