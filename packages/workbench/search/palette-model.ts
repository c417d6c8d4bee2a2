import type { Language } from '@kontor/base';
import { type Command, findCommands, type HelpTopic } from '@kontor/plugin-api/client';
import type { SearchHit } from '@kontor/schema';
import { findTopics } from '../help/help-model.ts';
import type { RecentPlace } from '../recent/recent-model.ts';

/** One line of the palette: an object that was found, the way to all of them, a place opened before, a command (`here`: of the screen that is open), or a topic of the help. */
export type PaletteEntry =
  | { readonly id: string; readonly kind: 'hit'; readonly hit: SearchHit }
  | { readonly id: string; readonly kind: 'all' }
  | { readonly id: string; readonly kind: 'recent'; readonly place: RecentPlace }
  | { readonly id: string; readonly kind: 'here'; readonly command: Command }
  | { readonly id: string; readonly kind: 'command'; readonly command: Command }
  | { readonly id: string; readonly kind: 'help'; readonly topic: HelpTopic };

const commandsBesideHits = 4;
const topicsBesideHits = 3;
const recentShown = 5;

/** What the palette chooses from. */
export interface PaletteSources {
  readonly hits: readonly SearchHit[];
  /** Whether there are, or may be, more than these. */
  readonly hasMore: boolean;
  readonly recent: readonly RecentPlace[];
  /** What can be done on the screen that is open. */
  readonly here: readonly Command[];
  readonly commands: readonly Command[];
  readonly topics: readonly HelpTopic[];
}

/**
 * What the palette lists for a query: objects first in the order of the search, then commands, those of the screen
 * first, then topics of the help; while it is empty, the places opened last and all commands. Where filters narrow it, objects stand alone.
 */
export function paletteEntries(
  query: string,
  { hits, hasMore, recent, here, commands, topics }: PaletteSources,
  language: Language,
  isNarrowed = false,
): PaletteEntry[] {
  const objects = [
    ...hits.map((hit) => ({ id: hit.ref as string, kind: 'hit' as const, hit })),
    ...(hasMore ? [{ id: 'all', kind: 'all' as const }] : []),
  ];
  const toHere = (command: Command) => ({ id: `here/${command.id}`, kind: 'here' as const, command });
  const toCommand = (command: Command) => ({ id: `command/${command.id}`, kind: 'command' as const, command });
  if (query.trim() === '') {
    const places = recent
      .slice(0, recentShown)
      .map((place) => ({ id: `recent/${place.path}`, kind: 'recent' as const, place }));
    return [...places, ...here.map(toHere), ...commands.map(toCommand)];
  }
  if (isNarrowed) return objects;
  return [
    ...objects,
    ...findCommands(here, query, language).slice(0, commandsBesideHits).map(toHere),
    ...findCommands(commands, query, language).slice(0, commandsBesideHits).map(toCommand),
    ...findTopics(topics, query, language)
      .slice(0, topicsBesideHits)
      .map((topic) => ({ id: `help/${topic.id}`, kind: 'help' as const, topic })),
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
