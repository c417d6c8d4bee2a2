/** One waits at most: who comes later takes the place of who waited before. */
export class Bell {
  #answer: ((isRung: boolean) => void) | undefined;

  /** True once it rings; false when the time is over, or when somebody else waits. */
  wait(longestMs?: number): Promise<boolean> {
    this.#answer?.(false);
    return new Promise((resolve) => {
      const answer = (isRung: boolean) => {
        clearTimeout(timer);
        this.#answer = undefined;
        resolve(isRung);
      };
      const timer = longestMs === undefined ? undefined : setTimeout(answer, longestMs, false);
      this.#answer = answer;
    });
  }

  ring(): void {
    this.#answer?.(true);
  }
}
