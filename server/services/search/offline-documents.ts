import { createHash } from 'node:crypto';
import { parseRef, type Ref } from '@kontor/base';
import type { Database, Tx } from '@kontor/database';
import type { Actor, Permissions, SearchProvider } from '@kontor/plugin-api/server';
import type { InputOf, listOfflineDocuments, OfflineDocument, OutputOf } from '@kontor/schema';
import { fieldLists, type SearchDocument } from '@kontor/search/shared';
import { findCurrentPosition, findOldestPosition, readEventsOfKinds } from '../events/event-store.ts';

/** More events than these are read no faster than everything. */
const mostEvents = 2000;
const mostChanges = 500;

type Input = InputOf<typeof listOfflineDocuments>;
type Output = OutputOf<typeof listOfflineDocuments>;

export interface OfflineDocumentsParts {
  readonly database: Database;
  readonly permissions: Pick<Permissions, 'tokensOf'>;
  /** In a fixed order; only those marked `offline` are listed. */
  readonly providers: () => Iterable<SearchProvider>;
}

/**
 * Lists what clients keep to search without a connection, straight from the rows, and for a client that has it already
 * only what events since made stale. A document is given to whoever holds one of the tokens of its audience.
 */
export class OfflineDocuments {
  readonly #parts: OfflineDocumentsParts;

  constructor(parts: OfflineDocumentsParts) {
    this.#parts = parts;
  }

  list(actor: Actor, { since, after, limit }: Input): Promise<Output> {
    return this.#parts.database.snapshot(async (tx) => {
      const tokens = await this.#parts.permissions.tokensOf(tx, actor);
      // Other tokens show other documents, and so do nouns that are new: then everything is listed anew.
      const holds = createHash('sha256')
        .update([...this.#providers().map(({ noun }) => noun), ...[...tokens].sort()].join(' '))
        .digest('base64url')
        .slice(0, 16);
      const version = `${await findCurrentPosition(tx)}-${holds}`;
      const changes = since?.endsWith(`-${holds}`)
        ? await this.#changesAfter(tx, Number.parseInt(since, 10))
        : undefined;
      if (!changes) return this.#page(tx, tokens, { after, limit, version });
      const documents = await this.#read(tx, changes, tokens);
      const found = new Set(documents.map(({ ref }) => ref));
      const removed = changes.filter((ref) => !found.has(ref));
      return { whole: false, documents: documents.map(present), removed, next: null, version };
    });
  }

  async #page(
    tx: Tx,
    tokens: ReadonlySet<string>,
    { after, limit, version }: { after: Ref | undefined; limit: number; version: string },
  ): Promise<Output> {
    const providers = this.#providers();
    const from = after === undefined ? 0 : providers.findIndex(({ noun }) => noun === nounOf(after));
    const refs: Ref[] = [];
    for (const [at, provider] of providers.slice(Math.max(0, from)).entries()) {
      refs.push(...(await provider.listRefs(tx, at === 0 ? after : undefined, limit - refs.length)));
      if (refs.length >= limit) break;
    }
    const documents = await this.#read(tx, refs, tokens);
    const next = refs.length < limit ? null : (refs.at(-1) ?? null);
    return { whole: true, documents: documents.map(present), removed: [], next, version };
  }

  /** The refs that events since made stale; nothing when they are no longer known or too many. */
  async #changesAfter(tx: Tx, position: number): Promise<Ref[] | undefined> {
    const oldest = await findOldestPosition(tx);
    const current = await findCurrentPosition(tx);
    if (!(position <= current) || (position < current && position < (oldest ?? current) - 1)) return undefined;
    const rules = this.#providers().flatMap(({ staleAfter }) => staleAfter);
    const kinds = rules.map(({ event }) => event.kind);
    const { events, last } = await readEventsOfKinds(tx, position, kinds, mostEvents);
    if (last < current) return undefined;
    const refs = new Set<Ref>();
    for (const event of events) {
      for (const rule of rules) {
        // Declared for events of this kind, whose payload the same definition has made.
        if (rule.event.kind === event.kind) for (const ref of await rule.findRefs(tx, event as never)) refs.add(ref);
      }
      if (refs.size > mostChanges) return undefined;
    }
    return [...refs];
  }

  async #read(tx: Tx, refs: readonly Ref[], tokens: ReadonlySet<string>): Promise<SearchDocument[]> {
    const documents: SearchDocument[] = [];
    for (const provider of this.#providers()) {
      const own = refs.filter((ref) => nounOf(ref) === provider.noun);
      if (own.length > 0) documents.push(...(await provider.readDocuments(tx, own)));
    }
    return documents.filter(({ audience }) => audience.some((token) => tokens.has(token)));
  }

  #providers(): SearchProvider[] {
    return [...this.#parts.providers()].filter(({ offline }) => offline === true);
  }
}

function nounOf(ref: Ref): string {
  const parts = parseRef(ref);
  return parts ? `${parts.module}/${parts.noun}` : '';
}

function present({ ref, type, title, sortTitle, aliases, fields, fragments, data }: SearchDocument): OfflineDocument {
  const text = (name: string) => (typeof data?.[name] === 'string' ? data[name] : null);
  return {
    ref,
    type,
    title,
    sortTitle: sortTitle ?? title,
    aliases: [...(aliases ?? [])],
    fields: fieldLists(fields),
    fragments: [...(fragments ?? [])],
    subtitle: text('subtitle'),
    path: text('path') ?? '/',
    picture: text('picture'),
  };
}
