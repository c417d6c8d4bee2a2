import { useEffect, useState } from 'react';
import type { SearchFilters } from './filter-model.ts';
import type { SearchAnswer } from './search-model.ts';

/** How many of each type the words find; kept while the answer is narrowed to one of them. */
export function useFoundTypes(
  { answer, isSearching }: { readonly answer: SearchAnswer | undefined; readonly isSearching: boolean },
  { type }: SearchFilters,
): Readonly<Record<string, number>> {
  const [types, setTypes] = useState<Readonly<Record<string, number>>>({});
  useEffect(() => {
    if (type === undefined && answer && !isSearching) setTypes(answer.facets.type);
  }, [type, answer, isSearching]);
  return types;
}
