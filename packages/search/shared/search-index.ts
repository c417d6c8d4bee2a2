import type { Ref } from '@kontor/base';
import type { SynonymGroups } from './synonyms.ts';

/**
 * Something that can be found. `audience` says who may find it: a person sees it when they hold at least one of its
 * tokens (`everyone`, `space:<id>`, `unit:<id>`, `person:<id>`, …); without a token nobody does.
 */
export interface SearchDocument {
  readonly ref: Ref;
  /** What it is: `person`, `page`, `space`, `org-unit`, … */
  readonly type: string;
  /** A person's name, a page's title; ranks highest. */
  readonly title: string;
  /** What the list of all is ordered by, when not the title: `Müller, Anna`. */
  readonly sortTitle?: string;
  /** Other names of the title: abbreviations, login, former name. */
  readonly aliases?: readonly string[];
  /** Named secondary texts (position, orgUnit, skills, tasks); rank after the title and before the body. */
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  /** Found by any contiguous part of three or more letters or digits: phone numbers, room numbers. */
  readonly fragments?: readonly string[];
  readonly body?: string;
  readonly audience: readonly string[];
  /** Exact values to filter and count by. Never `author` or `assignee`: nobody is counted. */
  readonly facets?: Readonly<Record<string, readonly string[]>>;
  /** Ids of the persons who wrote it: a question may ask for what one of them wrote, and nothing is ever counted by them. */
  readonly authors?: readonly string[];
  /** Given back with a hit, not searched. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** RFC 3339, UTC. */
  readonly updatedAt: string;
}

export interface SearchQuery {
  /** What was typed. Words are joined by "and", `"…"` is a phrase. Empty: every document, by title in German order. */
  readonly text: string;
  /** The tokens that the asker holds; the engine looks at nothing else. */
  readonly tokens: readonly string[];
  readonly types?: readonly string[];
  /** Facet name to values: any of the values, of every facet named. */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
  /** Only what this person wrote. The answer then has no facets, and its total says no more than whether there is anything. */
  readonly author?: string;
  /** Only what was changed within these moments (RFC 3339, UTC; `from` inclusive, `until` exclusive). */
  readonly updated?: { readonly from?: string; readonly until?: string };
  /** Words have to stand in titles and aliases; fields, fragments and bodies do not count. */
  readonly titlesOnly?: boolean;
  /** Facets whose values are to be counted; `type` is always counted. */
  readonly facets?: readonly string[];
  /** Hits at most, 1 to 200. */
  readonly limit: number;
  readonly offset?: number;
}

/** A range of UTF-16 offsets: from the first, up to but without the second. */
export type Match = readonly [start: number, end: number];

export interface MatchedText {
  readonly text: string;
  readonly matches: readonly Match[];
}

export interface SearchHit {
  readonly ref: Ref;
  readonly type: string;
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly titleMatches: readonly Match[];
  /** The fields that match, and `alias` and `fragment` for the first of each that does. */
  readonly fieldMatches: Readonly<Record<string, MatchedText>>;
  /** The part of the body around the matches. */
  readonly snippet?: MatchedText;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** How many the asker may see. `totalIsExact` is false when counting stopped there: "more than". */
  readonly total: number;
  readonly totalIsExact: boolean;
  /** Counts under the query's filters, over what the asker may see: `facets.type.person`. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Set when the engine asked was away and another answered. */
  readonly isFallback?: boolean;
}

export interface AudienceChange {
  readonly ref: Ref;
  readonly audience: readonly string[];
}

/** One making of the whole index, beside which searches go on finding what there was. */
export interface Filling {
  put(documents: readonly SearchDocument[]): Promise<void>;
  remove(refs: readonly Ref[]): Promise<void>;
  /** From now on searches find what was put here, and what the index itself was given meanwhile only if it was put here, too. */
  finish(): Promise<void>;
}

/** Finds documents. Both engines pass the same contract test. */
export interface SearchIndex {
  /** `memory` is the one on devices, behind this interface only in the contract test. */
  readonly engine: 'built-in' | 'meilisearch' | 'memory';
  /** Another one than that with which the index was last filled means to fill it anew. */
  readonly version: string;
  /** Makes the index ready; call it once, after the migrations. */
  open(): Promise<void>;
  /** Adds or replaces by ref. What was put is found by a search that starts after this resolves. */
  put(documents: readonly SearchDocument[]): Promise<void>;
  /** Unknown refs are ignored. */
  remove(refs: readonly Ref[]): Promise<void>;
  /** Changes who may find a document without indexing its text again; unknown refs are ignored. */
  updateAudience(changes: readonly AudienceChange[]): Promise<void>;
  /** Throws `search.query_refused` for a facet over people or a page out of bounds, `search.unavailable` when down. */
  search(query: SearchQuery): Promise<SearchResult>;
  /**
   * From now on who looks for one name of a group finds the others, too, ranked just below. Each name is of one or several
   * words. Replaces what was set; cheap, and does nothing when nothing changed. A built-in engine must be told in every process.
   */
  setSynonyms(groups: SynonymGroups): Promise<void>;
  /** Begins to make the index anew; a later beginning ends an earlier one. */
  beginFilling(): Promise<Filling>;
  clear(): Promise<void>;
  count(): Promise<number>;
  state(): Promise<{ readonly ok: boolean; readonly detail: string }>;
  close(): Promise<void>;
}
