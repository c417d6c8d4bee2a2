import type { Clock } from '@kontor/base';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  set(moment: Date | string): void;
  advance(ms: number): void;
}

export function manualClock(start: Date | string = new Date()): ManualClock {
  let current = new Date(start);
  return {
    now: () => new Date(current),
    set: (moment) => {
      current = new Date(moment);
    },
    advance: (ms) => {
      current = new Date(current.getTime() + ms);
    },
  };
}
