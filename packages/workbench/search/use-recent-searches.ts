import { useSession } from '@kontor/plugin-api/client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type RecentSearch, readSearches, withoutSearch, withSearch } from './recent-searches-model.ts';

/**
 * What somebody searched for on this device: for their eyes alone, never sent anywhere, gone with signing out (the server
 * tells the browser to forget what is stored). On a shared computer nothing is kept.
 */
const storageKey = 'kontor.searches';
const changed = new EventTarget();

export interface RecentSearches {
  readonly searches: readonly RecentSearch[];
  keep(query: string): void;
  remove(query: string): void;
  clear(): void;
}

export function useRecentSearches(): RecentSearches {
  const session = useSession();
  const { id: person } = session.person;
  const isShared = 'shared' in session && session.shared === true;
  const readOwn = useCallback(() => (isShared ? [] : read(person)), [person, isShared]);
  const [searches, setSearches] = useState(readOwn);
  useEffect(() => {
    const refresh = () => setSearches(readOwn());
    changed.addEventListener('change', refresh);
    return () => changed.removeEventListener('change', refresh);
  }, [readOwn]);
  const keep = useCallback(
    (query: string) => {
      if (!isShared) write(person, withSearch(read(person), { query, at: Date.now() }));
    },
    [person, isShared],
  );
  return useMemo(
    () => ({
      searches,
      keep,
      remove: (query) => write(person, withoutSearch(read(person), query)),
      clear: () => write(person, []),
    }),
    [searches, keep, person],
  );
}

function read(person: string): RecentSearch[] {
  try {
    return readSearches(JSON.parse(localStorage.getItem(storageKey) ?? 'null'), person, Date.now());
  } catch {
    return []; // blocked storage or broken JSON: nothing was searched for yet
  }
}

function write(person: string, searches: readonly RecentSearch[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify({ person, searches }));
  } catch {
    // Blocked or full storage: the list is a convenience.
  }
  changed.dispatchEvent(new Event('change'));
}
