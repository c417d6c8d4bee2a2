import type { Language } from '@kontor/base';
import { type Command, findCommands } from '@kontor/plugin-api/client';
import type { SearchHit } from '@kontor/schema';

/** One line of the palette: an object that was found, or a command. */
export type PaletteEntry =
  | { readonly id: string; readonly kind: 'hit'; readonly hit: SearchHit }
  | { readonly id: string; readonly kind: 'command'; readonly command: Command };

const commandsBesideHits = 4;

/** What the palette lists for a query: objects first in the order of the search, then commands; all commands when empty. */
export function paletteEntries(
  query: string,
  hits: readonly SearchHit[],
  commands: readonly Command[],
  language: Language,
): PaletteEntry[] {
  const isEmpty = query.trim() === '';
  const found = findCommands(commands, query, language).slice(0, isEmpty ? undefined : commandsBesideHits);
  return [
    ...(isEmpty ? [] : hits.map((hit) => ({ id: hit.ref as string, kind: 'hit' as const, hit }))),
    ...found.map((command) => ({ id: `command/${command.id}`, kind: 'command' as const, command })),
  ];
}

/**
 * The entry that Enter opens: the one moved to while it is still listed, else the first. So an answer that arrives
 * while somebody reads never moves the choice to something else.
 */
export function activeEntry(entries: readonly PaletteEntry[], chosen: string | undefined): PaletteEntry | undefined {
  return entries.find(({ id }) => id === chosen) ?? entries[0];
}

/** The id after moving by arrows; at the ends it goes around. */
export function movedChoice(
  entries: readonly PaletteEntry[],
  chosen: string | undefined,
  by: 1 | -1 | 'first' | 'last',
): string | undefined {
  if (entries.length === 0) return undefined;
  if (by === 'first') return entries[0]?.id;
  if (by === 'last') return entries.at(-1)?.id;
  const at = entries.findIndex(({ id }) => id === activeEntry(entries, chosen)?.id);
  return entries[(at + by + entries.length) % entries.length]?.id;
}
