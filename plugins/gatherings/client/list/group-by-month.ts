import type { ListedGathering } from '../../shared/index.ts';

export interface Month {
  /** `2026-12`. */
  readonly id: string;
  readonly gatherings: readonly ListedGathering[];
}

/** In the order given; what lasts for days stands where it begins. */
export function groupByMonth(gatherings: readonly ListedGathering[]): readonly Month[] {
  const months = Map.groupBy(gatherings, ({ startsOn }) => startsOn.slice(0, 7));
  return [...months].map(([id, all]) => ({ id, gatherings: all }));
}
