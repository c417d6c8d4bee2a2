import type { Search } from '@kontor/plugin-api/server';
import { fields, listOfflineDocuments, searchAll } from '@kontor/schema';
import { searchMigrations } from '@kontor/search/server';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { createSearchState } from '../../migrations/20261122-1251-create-search-state.ts';
import { keepSearchEngines } from '../../migrations/20261127-2311-keep-search-engines.ts';
import { createSearchBelongings } from '../../migrations/20261127-2320-create-search-belongings.ts';
import { createEngine } from './engine.ts';
import { reindexCommand } from './reindex-command.ts';
import { declareSearch } from './search-privacy.ts';
import { type SearchParts, SearchService } from './search-service.ts';
import { findWith } from './search-store.ts';
import type { SetSynonyms } from './synonym-keeper.ts';

const catchUp = { name: 'search.catch_up', data: z.object({}) };
/** Documents that are to be read again, once what was written is there. */
const readAgain = { name: 'search.read_again', data: z.object({ refs: z.array(fields.ref) }) };
const readAtOnce = 200;

export interface SearchKeeper extends Search {
  /** Opens the index; commands call it, the server does so at its start. */
  prepare(): Promise<void>;
  /** The search as its route answers it. */
  searchAll: SearchService['searchAll'];
  /** What means the same to the engine, instead of what did before. */
  readonly setSynonyms: SetSynonyms;
}

/** One search over everything: providers say what can be found, events keep it current, rights are asked on every query. */
export function createSearch(core: Core, parts: SearchParts): SearchKeeper {
  core.migrations.add(...searchMigrations, createSearchState, keepSearchEngines, createSearchBelongings);
  const index = createEngine(core);
  const service = new SearchService(core, parts, index);
  declareSearch(core.privacy, async (tx, words) => {
    // Documents of others that have the name in them.
    const refs = await findWith(tx, words);
    for (let start = 0; start < refs.length; start += readAtOnce)
      await core.jobs.enqueue(tx, readAgain, { refs: refs.slice(start, start + readAtOnce) });
  });
  let opened: Promise<void> | undefined;
  const open = async () => {
    opened ??= index.open().then(() => core.onStop(() => index.close()));
    // An engine on another machine may be up later.
    await opened.catch((failure: unknown) => {
      opened = undefined;
      throw failure;
    });
    return index;
  };
  core.http.bind(searchAll, (input, { actor }) => service.searchAll(actor, input));
  core.http.bind(listOfflineDocuments, (input, { actor }) => service.offlineDocuments.list(actor, input));
  core.health.add('search', async () => {
    const { ok, detail } = await index.state();
    return { ok, detail: `${index.engine}: ${detail}` };
  });
  core.commands.add(reindexCommand(open, service.filler));
  core.jobs.define(catchUp, async (_data, signal) => {
    await open();
    await service.filler.fillWhenNeeded(signal);
    await service.filler.catchUp(signal);
  });
  core.jobs.define(readAgain, async ({ refs }) => {
    await core.database.transaction((tx) => service.filler.refresh(tx, refs));
  });
  core.jobs.schedule(catchUp, '*/5 * * * *', {});
  core.onStart(async () => {
    // Only now has every module said what it provides.
    core.events.onMany('search', service.staleEvents(), (tx, events) => service.handle(tx, events));
    // The built-in engine fails only with the database; Meilisearch being down keeps nobody from anything.
    await open();
    beginFilling(core, service, open);
  });
  return Object.assign(service, {
    prepare: async () => {
      await open();
    },
    setSynonyms: async (groups: Parameters<SetSynonyms>[0]) => (await open()).setSynonyms(groups),
  });
}

/** Goes on beside the first requests: a large organisation takes minutes. */
function beginFilling(core: Core, service: SearchService, open: () => Promise<unknown>): void {
  const stopping = new AbortController();
  const filling = open()
    .then(() => service.filler.fillWhenNeeded(stopping.signal))
    .catch((failure: unknown) => {
      core.log.error(
        { failure: String(failure) },
        'the search index could not be filled; trying again in five minutes',
      );
    });
  service.filler.watch(stopping.signal, (failure) => {
    core.log.error({ failure: String(failure) }, 'an engine that was away could not be caught up; trying again');
  });
  core.onStop(async () => {
    stopping.abort();
    await filling;
  });
}
