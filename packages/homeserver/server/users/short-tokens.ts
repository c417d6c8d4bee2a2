import { randomBytes } from 'node:crypto';

const mostKept = 10_000;

/** Tokens that are good for a short time, kept in memory alone: nobody misses them after a restart for long. */
export class ShortTokens {
  readonly #until = new Map<string, { readonly userId: string; readonly end: number }>();
  readonly #kind: string;
  readonly livesForMs: number;

  constructor(kind: string, livesForMs: number) {
    this.#kind = kind;
    this.livesForMs = livesForMs;
  }

  issue(userId: string): string {
    const token = `${this.#kind}_${randomBytes(32).toString('base64url')}`;
    this.#until.set(token, { userId, end: Date.now() + this.livesForMs });
    const [oldest] = this.#until.keys();
    if (this.#until.size > mostKept && oldest !== undefined) this.#until.delete(oldest);
    return token;
  }

  /** Whose it is; nobody's once it is too old. */
  find(token: string): string | undefined {
    const found = this.#until.get(token);
    return found && found.end > Date.now() ? found.userId : undefined;
  }

  /** The same for the only time. */
  take(token: string): string | undefined {
    const userId = this.find(token);
    this.#until.delete(token);
    return userId;
  }
}
