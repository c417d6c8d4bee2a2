import { useQueryRoute } from '@kontor/plugin-api/client';
import { useDeferredValue, useMemo } from 'react';
import { type PersonRow, searchPeople } from '../../shared/index.ts';

const shortest = 2;
const most = 30;
const nobody: readonly PersonRow[] = [];

/** The people whom the search finds by name or position; nobody without a connection. */
export function useFoundPeople(typed: string): readonly PersonRow[] {
  const q = useDeferredValue(typed.trim().slice(0, 200));
  const isWanted = q.length >= shortest;
  const { data } = useQueryRoute(searchPeople, { q, limit: most }, { enabled: isWanted, keepPrevious: true });
  return useMemo(() => (isWanted && data ? data.people.filter(isFoundByPerson) : nobody), [isWanted, data]);
}

/** Whoever was found by what their office does stands for the office, which is found itself. */
function isFoundByPerson({ nameMatches, matches }: PersonRow): boolean {
  return nameMatches.length > 0 || matches.position !== undefined;
}
