import type { LiveEvent, OutputOf } from '@kontor/schema';
import type { listEntries } from './api.ts';
import { compareEntries, entry } from './entry.ts';

type EntryList = OutputOf<typeof listEntries>;

/** The list of a space after an event: an entry that came or changed is put in its place. Twice changes nothing more. */
export function foldEntries(copy: EntryList, event: Pick<LiveEvent, 'object'>, space: string): EntryList {
  const { data: changed } = entry.safeParse(event.object);
  if (changed?.space !== space) return copy;
  const others = copy.entries.filter(({ id }) => id !== changed.id);
  return { ...copy, entries: [...others, changed].sort(compareEntries) };
}
