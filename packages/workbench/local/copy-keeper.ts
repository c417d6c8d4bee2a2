import type { Disposable } from '@kontor/base';
import type { Route } from '@kontor/schema';
import type { Query, QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query';
import { deleteCopies, evictCopies, readCopy, writeCopies } from './copy-store.ts';
import { type LocalDatabase, unlessWiped } from './local-database.ts';

const writeAfterMs = 500;
const evictEvery = 25;

export interface CopyKeeperParts {
  readonly database: LocalDatabase;
  readonly queries: QueryClient;
  /** The route of a query, by its name: only answers of these are kept. */
  readonly routeOf: (name: string) => Route | undefined;
}

/**
 * Keeps the client's copies on the device: what was fetched or folded is written a moment later, what is lost is
 * removed, and a view that asks for something is shown the kept copy while it is fetched anew. Rules:
 * C1 only answers of GET routes for persons are kept, and none of a route that says `keptOffline: false`;
 * C2 a kept copy is shown only if it passes the route's contract as it is today;
 * C3 it never replaces an answer that came meanwhile, and is fetched anew as soon as it can be.
 */
export class CopyKeeper implements Disposable {
  readonly #parts: CopyKeeperParts;
  readonly #changed = new Map<string, Query>();
  /** What was restored, so that showing it does not write it again. */
  readonly #restored = new WeakMap<Query, unknown>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsubscribe: (() => void) | undefined;
  #writing: Promise<void> = Promise.resolve();
  #writes = 0;

  constructor(parts: CopyKeeperParts) {
    this.#parts = parts;
  }

  start(): void {
    const cache = this.#parts.queries.getQueryCache();
    this.#unsubscribe = cache.subscribe((event) => this.#hear(event));
    for (const query of cache.getAll()) if (query.state.data !== undefined) this.#note(query);
    window.addEventListener('pagehide', this.#flushNow);
    document.addEventListener('visibilitychange', this.#flushWhenHidden);
  }

  dispose(): void {
    this.#unsubscribe?.();
    clearTimeout(this.#timer);
    window.removeEventListener('pagehide', this.#flushNow);
    document.removeEventListener('visibilitychange', this.#flushWhenHidden);
  }

  /** Has the copies of these routes written again although they did not change. */
  writeAgain(names: readonly string[]): void {
    const queries = this.#parts.queries.getQueryCache().getAll();
    for (const query of queries.filter(({ queryKey: [name] }) => names.includes(String(name))))
      this.#changed.set(query.queryHash, query);
  }

  /** Writes what is still to be written; resolves when it is on the device. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changed = [...this.#changed.values()];
    this.#changed.clear();
    if (changed.length > 0) this.#writing = this.#writing.then(() => unlessWiped(this.#write(changed)));
    return this.#writing;
  }

  readonly #flushNow = () => void this.flush();
  readonly #flushWhenHidden = () => {
    if (document.visibilityState === 'hidden') void this.flush();
  };

  #hear({ type, query }: QueryCacheNotifyEvent): void {
    if (type === 'added' && query.state.data === undefined) void this.#restore(query);
    else if (type === 'updated') this.#note(query);
  }

  #note(query: Query): void {
    if (!this.#isKept(query) || query.state.data === this.#restored.get(query)) return;
    if (query.state.data === undefined && query.state.status === 'pending') return;
    this.#changed.set(query.queryHash, query);
    this.#timer ??= setTimeout(this.#flushNow, writeAfterMs);
  }

  async #write(changed: readonly Query[]): Promise<void> {
    const { database } = this.#parts;
    const gone = changed.filter(({ state }) => state.data === undefined).map(({ queryHash }) => queryHash);
    const copies = changed
      .filter(({ state }) => state.data !== undefined)
      .map(({ queryHash, state }) => ({
        key: queryHash,
        text: JSON.stringify(state.data),
        savedAt: state.dataUpdatedAt,
      }));
    await writeCopies(database, copies);
    await deleteCopies(database, gone);
    this.#writes += 1;
    if (this.#writes % evictEvery === 1) await evictCopies(database);
  }

  async #restore(query: Query): Promise<void> {
    if (!this.#isKept(query)) return;
    const kept = await unlessWiped(readCopy(this.#parts.database, query.queryHash));
    if (!kept || query.state.data !== undefined) return;
    const read = this.#routeOf(query)?.output.safeParse(JSON.parse(kept.text));
    if (!read?.success) return;
    this.#restored.set(query, read.data);
    query.setState({ data: read.data, dataUpdatedAt: kept.savedAt, status: 'success', isInvalidated: true });
  }

  #isKept(query: Query): boolean {
    const route = this.#routeOf(query);
    return route !== undefined && mayKeep(route);
  }

  #routeOf(query: Query): Route | undefined {
    const [name] = query.queryKey;
    return query.meta?.route ?? (typeof name === 'string' ? this.#parts.routeOf(name) : undefined);
  }
}

/** C1. */
export function mayKeep(route: Route): boolean {
  return (
    route.method === 'GET' &&
    route.access !== 'administrator' &&
    route.access !== 'auditor' &&
    route.keptOffline !== false
  );
}
