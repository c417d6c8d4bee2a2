/** What of an absence decides who stands in. */
export interface Away {
  readonly substitute: string | null;
}

export interface ChainEnd {
  readonly substitute: string;
  readonly because: 'named' | 'chain';
}

/**
 * Who stands in for somebody away (S2): who they named, else who that one named if away, too, and so on. Nothing where the
 * chain ends with somebody who named nobody or has left, or comes back to somebody in it (S3).
 */
export function followChain(
  person: string,
  awayOf: (person: string) => Away | undefined,
  belongs: (person: string) => boolean,
): ChainEnd | undefined {
  const passed = new Set([person]);
  let next = awayOf(person)?.substitute ?? null;
  while (next !== null && !passed.has(next) && belongs(next)) {
    const away = awayOf(next);
    if (!away) return { substitute: next, because: passed.size === 1 ? 'named' : 'chain' };
    passed.add(next);
    next = away.substitute;
  }
  return undefined;
}
