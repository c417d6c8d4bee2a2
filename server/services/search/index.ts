import type { Search } from '@kontor/plugin-api/server';
import { listOfflineDocuments, searchAll } from '@kontor/schema';
import { searchMigrations } from '@kontor/search/server';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { createSearchState } from '../../migrations/20261122-1251-create-search-state.ts';
import { createEngine } from './engine.ts';
import { reindexCommand } from './reindex-command.ts';
import { declareSearch } from './search-privacy.ts';
import { type SearchParts, SearchService } from './search-service.ts';
import { addStaleWith } from './search-store.ts';

const catchUp = { name: 'search.catch_up', data: z.object({}) };

export interface SearchKeeper extends Search {
  /** Opens the index; commands call it, the server does so at its start. */
  prepare(): Promise<void>;
}

/** One search over everything: providers say what can be found, events keep it current, rights are asked on every query. */
export function createSearch(core: Core, parts: SearchParts): SearchKeeper {
  core.migrations.add(...searchMigrations, createSearchState);
  const index = createEngine(core);
  const service = new SearchService(core, parts, index);
  declareSearch(core.privacy, async (tx, words) => {
    // Documents of others that have the name in them; what another engine holds cannot be asked so, and is read again.
    await (index.engine === 'built-in' ? addStaleWith(tx, words) : service.filler.addAllStale(tx));
    await core.jobs.enqueue(tx, catchUp, {});
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
  core.jobs.schedule(catchUp, '*/5 * * * *', {});
  core.onStart(async () => {
    // Only now has every module said what it provides.
    core.events.onMany('search', service.staleEvents(), (tx, events) => service.handle(tx, events));
    // The built-in engine fails only with the database; Meilisearch being down must not keep people from everything else.
    if (index.engine === 'built-in') await open();
    beginFilling(core, service, open);
  });
  return Object.assign(service, {
    prepare: async () => {
      await open();
    },
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
  core.onStop(async () => {
    stopping.abort();
    await filling;
  });
}
