import type { Ref } from '@kontor/base';
import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import type { SearchProvider } from '@kontor/plugin-api/server';
import { searchUnavailable } from '@kontor/schema';
import type { SearchDocument, SearchIndex } from '@kontor/search/shared';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSearchState } from '../../migrations/20261122-1251-create-search-state.ts';
import { keepSearchEngines } from '../../migrations/20261127-2311-keep-search-engines.ts';
import { IndexFiller } from './index-filler.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase({ migrations: [createSearchState, keepSearchEngines] });
});
afterEach(() => database.close());

const never = new AbortController().signal;

/** Stands for an engine on another machine, which can be down. */
class RemoteEngine implements SearchIndex {
  readonly engine = 'meilisearch';
  version = '1';
  readonly titles = new Map<Ref, string>();
  down = false;

  async put(documents: readonly SearchDocument[]): Promise<void> {
    if (this.down) throw searchUnavailable();
    for (const { ref, title } of documents) this.titles.set(ref, title);
  }
  async remove(refs: readonly Ref[]): Promise<void> {
    if (this.down) throw searchUnavailable();
    for (const ref of refs) this.titles.delete(ref);
  }
  async beginFilling() {
    if (this.down) throw searchUnavailable();
    const fresh = new Map<Ref, string>();
    return {
      put: async (documents: readonly SearchDocument[]) => {
        if (this.down) throw searchUnavailable();
        for (const { ref, title } of documents) fresh.set(ref, title);
      },
      remove: async (refs: readonly Ref[]) => {
        for (const ref of refs) fresh.delete(ref);
      },
      finish: async () => {
        this.titles.clear();
        for (const [ref, title] of fresh) this.titles.set(ref, title);
      },
    };
  }
  async setSynonyms() {}
  async clear(): Promise<void> {
    if (this.down) throw searchUnavailable();
    this.titles.clear();
  }
  async count(): Promise<number> {
    return this.titles.size;
  }
  async state() {
    return { ok: !this.down, detail: '' };
  }
  async search() {
    return { hits: [], total: 0, totalIsExact: true, facets: {} };
  }
  async open() {}
  async updateAudience() {}
  async close() {}
}

function providerOf(rows: Map<Ref, string>): SearchProvider {
  return {
    noun: 'test/thing',
    type: 'thing',
    readDocuments: async (_tx, refs) =>
      refs.flatMap((ref) => {
        const title = rows.get(ref);
        if (title === undefined) return [];
        return [{ ref, type: 'thing', title, audience: ['everyone'], updatedAt: '2026-11-22T09:00:00.000Z' }];
      }),
    listRefs: async (_tx, after, limit) =>
      [...rows.keys()]
        .sort()
        .filter((ref) => after === undefined || ref > after)
        .slice(0, limit),
    staleAfter: [],
  };
}

let pending: Promise<void> | undefined;

function begin(rows: [Ref, string][]) {
  const stored = new Map(rows);
  const engine = new RemoteEngine();
  const filler = new IndexFiller(database, engine, new Map([['test/thing', providerOf(stored)]]));
  const refresh = (...refs: Ref[]) => database.transaction((tx) => filler.refresh(tx, refs));
  return { stored, engine, filler, refresh };
}

test('keeps what the engine could not take while it was down, and hands it over in its newest state', async () => {
  const { stored, engine, filler, refresh } = begin([['test/thing/a', 'first']]);
  await refresh('test/thing/a');
  engine.down = true;
  stored.set('test/thing/b', 'new');
  stored.delete('test/thing/a');
  await refresh('test/thing/a', 'test/thing/b');
  await filler.catchUp(never);
  expect([...engine.titles]).toEqual([['test/thing/a', 'first']]);
  stored.set('test/thing/b', 'newer');
  engine.down = false;
  await filler.catchUp(never);
  expect([...engine.titles]).toEqual([['test/thing/b', 'newer']]);
  expect((await database.pool.query('select * from search_stale')).rows).toEqual([]);
});

test('fills an index that was never filled, and again only for another engine, another form or a new noun', async () => {
  const rows = Array.from({ length: 1201 }, (_, index): [Ref, string] => [`test/thing/${index + 10_000}`, `${index}`]);
  const { engine, filler } = begin(rows);
  await filler.fillWhenNeeded(never);
  expect(await engine.count()).toBe(1201);
  engine.titles.clear();
  await filler.fillWhenNeeded(never);
  expect(await engine.count()).toBe(0);
  await database.pool.query("update search_fill set engine = 'built-in'");
  await filler.fillWhenNeeded(never);
  expect(await engine.count()).toBe(1201);
  await database.pool.query("update search_fill set nouns = '{}'");
  engine.titles.clear();
  await filler.fillWhenNeeded(never);
  expect(await engine.count()).toBe(1201);
});

test('fills anew what an older Kontor has filled', async () => {
  const old = await openTestDatabase({ migrations: [createSearchState] });
  await old.pool.query(`insert into search_fill (engine, nouns) values ('meilisearch', '{test/thing}')`);
  await old.pool.query(`insert into search_stale values ('test/thing/a')`);
  await keepSearchEngines.up(old.kysely);
  const engine = new RemoteEngine();
  const rows = new Map<Ref, string>([['test/thing/a', 'first']]);
  const filler = new IndexFiller(old, engine, new Map([['test/thing', providerOf(rows)]]));
  await filler.fillWhenNeeded(never);
  expect([...engine.titles.values()]).toEqual(['first']);
  await filler.catchUp(never);
  expect((await old.pool.query('select * from search_stale')).rows).toEqual([]);
  await old.close();
});

test('fills it anew when documents are kept in another form', async () => {
  const { engine, filler } = begin([['test/thing/a', 'first']]);
  await filler.fillWhenNeeded(never);
  engine.titles.set('test/thing/a', 'old form');
  await filler.fillWhenNeeded(never);
  expect([...engine.titles.values()]).toEqual(['old form']);
  engine.version = '2';
  await filler.fillWhenNeeded(never);
  expect([...engine.titles.values()]).toEqual(['first']);
});

test('goes on showing what there was while it is filled, and misses nothing that changes meanwhile', async () => {
  const rows = Array.from({ length: 1100 }, (_, index): [Ref, string] => [`test/thing/${index + 10_000}`, 'old']);
  const { stored, engine, filler, refresh } = begin(rows);
  await filler.fillWhenNeeded(never);
  let steps = 0;
  await filler.fill(never, () => {
    expect(engine.titles.size).toBeGreaterThanOrEqual(1100);
    steps += 1;
    if (steps > 1) return;
    // After the first 500 were read: one of them changes, one goes, and one comes that sorts before them.
    stored.set('test/thing/10000', 'new');
    stored.delete('test/thing/10001');
    stored.set('test/thing/0', 'came');
    pending = refresh('test/thing/10000', 'test/thing/10001', 'test/thing/0');
  });
  await pending;
  expect(engine.titles.get('test/thing/10000')).toBe('new');
  expect(engine.titles.has('test/thing/10001')).toBe(false);
  expect(engine.titles.get('test/thing/0')).toBe('came');
  expect(engine.titles.size).toBe(1100);
  expect((await database.pool.query('select * from search_filling')).rows).toEqual([]);
});

test('leaves a filling to who began last', async () => {
  const { engine, filler } = begin([['test/thing/a', 'first']]);
  const other = new IndexFiller(
    database,
    engine,
    new Map([['test/thing', providerOf(new Map([['test/thing/b', 'other']]))]]),
  );
  let second: Promise<void> | undefined;
  const first = filler.fill(never, () => {
    second ??= other.fill(never, () => undefined);
  });
  await first;
  await second;
  expect(await engine.count()).toBe(1);
});

test('does not count an index as filled when it was stopped half way', async () => {
  const { filler } = begin([['test/thing/a', 'first']]);
  const stopped = new AbortController();
  stopped.abort();
  await filler.fill(stopped.signal, () => undefined);
  expect((await database.pool.query('select * from search_fill')).rows).toEqual([]);
});
