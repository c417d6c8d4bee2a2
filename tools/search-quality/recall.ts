import type { SearchIndex } from '@kontor/search/shared';
import type { SearchCase } from './query-set.ts';

/** How much of what was wanted stands among the first ten, over many searches, and what does not. */
export interface Recall {
  readonly searches: number;
  readonly recall: number;
  readonly missed: readonly string[];
}

const first = 10;

export async function recallOf(index: SearchIndex, cases: readonly SearchCase[]): Promise<Recall> {
  let sum = 0;
  const missed: string[] = [];
  for (const { text, wanted } of cases) {
    const { hits } = await index.search({ text, tokens: ['everyone'], limit: first });
    const found = new Set(hits.map(({ data }) => data.key));
    const absent = wanted.filter((key) => !found.has(key));
    sum += (wanted.length - absent.length) / wanted.length;
    if (absent.length > 0) missed.push(`${text} -> ${absent.join(' ')}`);
  }
  return { searches: cases.length, recall: sum / Math.max(1, cases.length), missed };
}
