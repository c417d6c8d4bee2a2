import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type {
  Actor,
  FollowingSearchProvider,
  Links,
  Permissions,
  Search,
  SearchProvider,
  StoredEvent,
} from '@kontor/plugin-api/server';
import type { EventDefinition, InputOf, LinkCard, OutputOf, SearchHit, searchAll } from '@kontor/schema';
import type {
  SearchHit as IndexHit,
  Match,
  MatchedText,
  SearchIndex,
  SearchQuery,
  SearchResult,
} from '@kontor/search/shared';
import type { Core } from '../../core.ts';
import { Following } from './following.ts';
import { IndexFiller } from './index-filler.ts';
import { OfflineDocuments } from './offline-documents.ts';

export interface SearchParts {
  readonly permissions: Pick<Permissions, 'tokensOf'>;
  readonly links: Pick<Links, 'findCards'>;
}

export class SearchService implements Search {
  readonly filler: IndexFiller;
  readonly offlineDocuments: OfflineDocuments;
  readonly #core: Core;
  readonly #parts: SearchParts;
  readonly #index: SearchIndex;
  readonly #providers = new Map<string, SearchProvider>();
  readonly #following = new Following(this.#providers);

  constructor(core: Core, parts: SearchParts, index: SearchIndex) {
    this.#core = core;
    this.#parts = parts;
    this.#index = index;
    this.filler = new IndexFiller(core.database, index, this.#providers);
    this.offlineDocuments = new OfflineDocuments({
      database: core.database,
      permissions: parts.permissions,
      providers: () => this.#providers.values(),
    });
  }

  provide(provider: SearchProvider): void {
    if (this.#providers.has(provider.noun)) throw new Error(`Two search providers answer for ${provider.noun}`);
    this.#providers.set(provider.noun, provider);
  }

  provideFollowing(provider: FollowingSearchProvider): void {
    this.provide(this.#following.add(provider));
  }

  async find(actor: Actor, query: Omit<SearchQuery, 'tokens'>): Promise<SearchResult> {
    const tokens = await this.#core.database.snapshot((tx) => this.#parts.permissions.tokensOf(tx, actor));
    const own = ownSpaces(query, tokens);
    return own ? withOwnSpaces(await this.#index.search({ ...own, tokens: [...tokens] }), tokens) : nothing;
  }

  /**
   * The engine looks only at what the actor's tokens open; each hit is then checked against its object as it is now, which
   * also gives title, subtitle and picture. A hit that fails is neither shown nor counted.
   */
  async searchAll(actor: Actor, input: InputOf<typeof searchAll>): Promise<OutputOf<typeof searchAll>> {
    const result = await this.find(actor, questionOf(input));
    const cards = await this.#findCards(actor, result.hits);
    const hidden = result.hits.filter((hit) => !cards.has(hit.ref));
    const isCounted = input.author === undefined;
    return {
      hits: result.hits.flatMap((hit) => present(hit, cards.get(hit.ref))),
      facets: { type: isCounted ? without(result.facets.type ?? {}, hidden) : {} },
      total: isCounted ? Math.max(0, result.total - hidden.length) : null,
      isFallback: result.isFallback ?? false,
    };
  }

  async #findCards(actor: Actor, hits: readonly IndexHit[]): Promise<Map<Ref, LinkCard>> {
    const refs = hits.map((hit) => hit.ref);
    const cards = await this.#core.database.snapshot((tx) => this.#parts.links.findCards(tx, actor, refs));
    return new Map(cards.map((card) => [card.ref, card]));
  }

  /** Every event that makes some document stale. */
  staleEvents(): EventDefinition[] {
    const definitions = this.#rules().map((rule) => rule.event);
    return [...new Map(definitions.map((definition) => [definition.kind, definition])).values()];
  }

  /** Re-reads what these events made stale. */
  async handle(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const rules = this.#rules();
    const refs: Ref[] = [];
    for (const event of events) {
      for (const rule of rules) {
        // The rule was declared for events of this kind, whose payload the runner has parsed.
        if (rule.event.kind === event.kind) refs.push(...(await rule.findRefs(tx, event as StoredEvent<never>)));
      }
    }
    await this.filler.refresh(tx, [...refs, ...(await this.#following.findStale(tx, refs))]);
  }

  #rules() {
    return [...this.#providers.values()].flatMap((provider) => provider.staleAfter);
  }
}

const nothing: SearchResult = { hits: [], total: 0, totalIsExact: true, facets: {} };

/**
 * Who is asked to help with a task of a space in which they have no part sees the task, and not in which space it is: for
 * them nothing belongs to spaces other than their own. Undefined where nothing can be found.
 */
function ownSpaces<Query extends Pick<SearchQuery, 'filters'>>(
  query: Query,
  tokens: ReadonlySet<string>,
): Query | undefined {
  const { space, ...others } = query.filters ?? {};
  if (!space) return query;
  const own = space.filter((id) => tokens.has(`space:${id}`));
  return own.length === 0 ? undefined : { ...query, filters: { ...others, space: own } };
}

function withOwnSpaces(result: SearchResult, tokens: ReadonlySet<string>): SearchResult {
  const { space } = result.facets;
  if (!space) return result;
  const own = Object.entries(space).filter(([id]) => tokens.has(`space:${id}`));
  return { ...result, facets: { ...result.facets, space: Object.fromEntries(own) } };
}

function questionOf(input: InputOf<typeof searchAll>): Omit<SearchQuery, 'tokens'> {
  const { q, type, space, author, from, until, titlesOnly, limit, offset } = input;
  return {
    text: q,
    limit,
    offset,
    ...(type && { types: type }),
    ...(space !== undefined && { filters: { space: [space] } }),
    ...(author !== undefined && { author }),
    ...((from !== undefined || until !== undefined) && {
      updated: { ...(from !== undefined && { from }), ...(until !== undefined && { until }) },
    }),
    ...(titlesOnly && { titlesOnly: true }),
  };
}

function present(hit: IndexHit, card: LinkCard | undefined): SearchHit[] {
  if (!card) return [];
  // The title of the card is newer; places of matches fit only the one that was indexed.
  const titleMatches = card.title === hit.title ? hit.titleMatches.map(copyMatch) : [];
  // By an alias a thing is found and not shown: a part of a personnel number must not complete it.
  const shown = Object.entries(hit.fieldMatches).filter(([name]) => name !== 'alias');
  const fields = shown.map(([name, found]) => [name, copyMatched(found)] as const);
  return [
    {
      ref: card.ref,
      type: hit.type,
      title: card.title,
      titleMatches,
      snippet: hit.snippet ? copyMatched(hit.snippet) : null,
      fields: Object.fromEntries(fields),
      subtitle: card.subtitle,
      path: card.path,
      picture: card.picture,
    },
  ];
}

function copyMatched({ text, matches }: MatchedText): { text: string; matches: [number, number][] } {
  return { text, matches: matches.map(copyMatch) };
}

function copyMatch([start, end]: Match): [number, number] {
  return [start, end];
}

function without(counts: Readonly<Record<string, number>>, hidden: readonly IndexHit[]): Record<string, number> {
  const rest = Object.entries(counts).map(
    ([type, count]) => [type, count - hidden.filter((hit) => hit.type === type).length] as const,
  );
  return Object.fromEntries(rest.filter(([, count]) => count > 0));
}
