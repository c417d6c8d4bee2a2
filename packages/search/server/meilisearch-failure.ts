import { mayPass } from './meilisearch-tasks.ts';
import { searchUnavailable } from './search-errors.ts';

const firstPauseMs = 500;
const longestPauseMs = 15_000;

/**
 * Stands between us and a server that may be away. Whatever a question fails with becomes `search.unavailable`, with the
 * failure as its cause; after a server could not be reached, it is left alone for a while, so that nobody waits for it.
 */
export class Reach {
  #openAgain = 0;
  #pauseMs = firstPauseMs;

  async ask<Result>(question: () => Promise<Result>): Promise<Result> {
    if (Date.now() < this.#openAgain) throw searchUnavailable();
    return this.probe(question);
  }

  /** The same without regard for the pause: who succeeds ends it. */
  async probe<Result>(question: () => Promise<Result>): Promise<Result> {
    try {
      const result = await question();
      this.#openAgain = 0;
      this.#pauseMs = firstPauseMs;
      return result;
    } catch (failure) {
      if (mayPass(failure) || isTimeout(failure)) this.#leaveAlone();
      throw Object.assign(searchUnavailable(), { cause: failure });
    }
  }

  #leaveAlone(): void {
    this.#openAgain = Date.now() + this.#pauseMs;
    this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2);
  }
}

function isTimeout(failure: unknown): boolean {
  return failure instanceof Error && failure.name.includes('TimeOut');
}
