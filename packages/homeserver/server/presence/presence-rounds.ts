type Listener = (userIds: ReadonlySet<string>) => number | Promise<number>;

/** What changes together is told together. */
const gatherMs = 50;
/** Pause for each person woken, so that telling takes a small part of the time however many there are. */
const restForEachMs = 5;
const longestRestMs = 10_000;

/** Tells of whom there is news in rounds: at once where few listen, the more seldom the more were woken. */
export class PresenceRounds {
  readonly #listeners = new Set<Listener>();
  #waiting = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(userId: string): void {
    this.#waiting.add(userId);
    if (this.#timer === undefined && !this.#isClosed) this.#rest(gatherMs);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** Nothing is told before the rest is over, and afterwards only if there is something. */
  #rest(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      if (this.#waiting.size > 0) void this.#tell();
      else this.#timer = undefined;
    }, milliseconds).unref();
  }

  async #tell(): Promise<void> {
    const told = this.#waiting;
    this.#waiting = new Set();
    // Who could not be woken now looks by themselves when their time is over.
    const counts = await Promise.allSettled([...this.#listeners].map(async (listener) => listener(told)));
    const woken = counts.reduce((sum, each) => sum + (each.status === 'fulfilled' ? each.value : 0), 0);
    if (!this.#isClosed) this.#rest(Math.min(Math.max(woken * restForEachMs, gatherMs), longestRestMs));
  }
}
