import { usePlace, useSession } from '@kontor/plugin-api/client';
import { useCallback, useMemo } from 'react';
import type { Task } from '../../shared/index.ts';
import { todayHere } from '../task/due-model.ts';
import { filterNames, isFiltering, matches, readFilter, type TaskFilter, wordsOf } from './task-filter.ts';

/** The filter that stands in the address of the screen. */
export function useFilter() {
  const { search, setSearch } = usePlace();
  const { person } = useSession();
  const filter = useMemo(() => readFilter(search), [search]);
  const setWords = useCallback(
    (words: Readonly<Record<string, string>>) =>
      setSearch(Object.fromEntries(filterNames.map((name) => [name, words[name]]))),
    [setSearch],
  );
  const setFilter = useCallback((next: TaskFilter) => setWords(wordsOf(next)), [setWords]);
  const isMatch = useCallback(
    (task: Task) => matches(task, filter, { person: person.id, today: todayHere() }),
    [filter, person.id],
  );
  return { filter, isActive: isFiltering(filter), setFilter, setWords, isMatch };
}

export type FilterState = ReturnType<typeof useFilter>;
