import { useEffect, useState } from 'react';
import type { SearchBox } from './use-search.ts';

/** How many of each type the words find; kept while the answer is narrowed to one of them. */
export function useFoundTypes(search: SearchBox, type: string | undefined): Readonly<Record<string, number>> {
  const [types, setTypes] = useState<Readonly<Record<string, number>>>({});
  const { answer, isSearching } = search;
  useEffect(() => {
    if (type === undefined && answer && !isSearching) setTypes(answer.facets.type);
  }, [type, answer, isSearching]);
  return types;
}
