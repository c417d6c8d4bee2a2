/** Repeatable random choices, so that every demo city is the same one (mulberry32, a 32-bit generator). */
export interface Choices {
  /** From 0 up to but not including `below`. */
  integer(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
  chance(probability: number): boolean;
}

export function seededChoices(seed: number): Choices {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const integer = (below: number) => Math.floor(next() * below);
  return {
    integer,
    pick(items) {
      const item = items[integer(items.length)];
      if (item === undefined) throw new Error('Nothing to choose from');
      return item;
    },
    chance: (probability) => next() < probability,
  };
}
