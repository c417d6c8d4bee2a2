import { parseRef } from '@kontor/base';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { type LinkedTask, linkedTaskOf } from '../../shared/around.ts';
import { getMyDay, listTasks } from '../../shared/index.ts';

const most = 8;

/**
 * Tasks for what is typed: first those that this device knows, open ones of the list and of my day, then what the search
 * finds. `isSettled` once the answer belongs to the words.
 */
export function useFoundTasks(
  words: string,
  { list, without }: { readonly list: string | undefined; readonly without: readonly string[] },
): { readonly found: readonly LinkedTask[]; readonly isSettled: boolean } {
  const q = words.trim();
  const day = useQueryRoute(getMyDay, {}, { enabled: false });
  const window = useQueryRoute(
    listTasks,
    { list: list ?? '', state: 'open' },
    { enabled: list !== undefined && q !== '' },
  );
  const search = useQueryRoute(
    searchAll,
    { q, type: ['task'], limit: most },
    { enabled: q !== '', keepPrevious: true },
  );
  if (q === '') return { found: [], isSettled: false };
  const known = [...(window.data?.tasks ?? []), ...(day.data?.tasks.map(({ task }) => task) ?? [])]
    .filter(({ title }) => title.toLowerCase().includes(q.toLowerCase()))
    .map(linkedTaskOf);
  const searched = (search.data?.hits ?? []).flatMap(({ ref, title }): LinkedTask[] => {
    const id = parseRef(ref)?.id;
    return id === undefined ? [] : [{ id, title, state: 'open', dueOn: null, revision: 0 }];
  });
  const found = new Map<string, LinkedTask>();
  for (const each of [...known, ...searched]) {
    if (!found.has(each.id) && !without.includes(each.id) && found.size < most) found.set(each.id, each);
  }
  return {
    found: [...found.values()],
    isSettled: search.error !== undefined || (search.data !== undefined && !search.isPrevious),
  };
}
