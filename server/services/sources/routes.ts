import {
  addSource,
  beginSourceRun,
  changeSource,
  getSourceRun,
  listSources,
  removeSource,
  trySource,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { SourceService } from './source-service.ts';
import type { SyncService } from './sync-service.ts';

/** Contract to service, one line each. */
export function bindSourceRoutes({ http, database }: Core, sources: SourceService, syncs: SyncService): void {
  http.bind(listSources, async () => ({ sources: await database.transaction((tx) => sources.list(tx)) }));
  http.bind(addSource, (input, { actor }) => database.transaction((tx) => sources.add(tx, actor, input)));
  http.bind(changeSource, (input, { actor }) => database.transaction((tx) => sources.change(tx, actor, input)));
  http.bind(removeSource, async (input, { actor }) => {
    await database.transaction((tx) => sources.remove(tx, actor, input.source));
    return {};
  });
  http.bind(trySource, (input) => sources.try(input.source));
  http.bind(beginSourceRun, (input, { actor }) => syncs.begin(actor, input));
  http.bind(getSourceRun, (input) => syncs.get(input.source, input.run));
}
