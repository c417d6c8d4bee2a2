import { defineServerPlugin } from '@kontor/plugin-api/server';
import { entryCreated, entryRenamed } from '../shared/index.ts';
import { entryLinks } from './entry-links.ts';
import { declareEntries } from './entry-privacy.ts';
import { entrySearch } from './entry-search.ts';
import { EntryService } from './entry-service.ts';
import { createEntries } from './migrations/20261127-0757-create-tasks-entries.ts';
import { bindRoutes } from './routes.ts';

/** What the feature is for, in one sentence. */
export const tasksPlugin = defineServerPlugin({
  id: 'tasks',
  register(host) {
    const entries = new EntryService(host);
    host.migrations.add(createEntries);
    declareEntries(host);
    bindRoutes(host, entries);
    host.search.provide(entrySearch);
    host.links.provide(entryLinks(host));
    host.live.present(entryCreated, (tx, event) => entries.readForAll(tx, event.payload.entry));
    host.live.present(entryRenamed, (tx, event) => entries.readForAll(tx, event.payload.entry));
  },
});
