/** How much may come in a second for long, and how much more at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Says of one thing after the other when its time has come (generic cell rate algorithm, ITU-T I.371). */
export class Pace {
  readonly #rate: Rate;
  /** When all that was taken would have been taken without haste, in ms. */
  #takenUntil = 0;

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** How long the next has to wait, in ms; however large it is, it has its turn once what came before has had its time. */
  waitAt(now: number): number {
    const { perSecond, burst } = this.#rate;
    return Math.max(0, this.#takenUntil - now - (burst * 1_000) / perSecond);
  }

  take(amount: number, now: number): void {
    this.#takenUntil = Math.max(this.#takenUntil, now) + (amount * 1_000) / this.#rate.perSecond;
  }
}
