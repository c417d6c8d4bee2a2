import type { OutputOf } from '@kontor/schema';
import { type listFilters, savedFilter } from './filter-api.ts';

/** The saved filters after an event; one that is not there any more comes without an object. */
export function foldFilters(
  copy: OutputOf<typeof listFilters>,
  { payload, object }: { readonly payload: { readonly filter: string }; readonly object: unknown },
): OutputOf<typeof listFilters> {
  const changed = savedFilter.safeParse(object).data;
  const others = copy.filters.filter(({ id }) => id !== payload.filter);
  if (!changed) return { filters: others };
  return { filters: [...others, changed].sort(byName) };
}

function byName(
  one: { readonly name: string; readonly id: string },
  other: { readonly name: string; readonly id: string },
) {
  return one.name < other.name || (one.name === other.name && one.id < other.id) ? -1 : 1;
}
