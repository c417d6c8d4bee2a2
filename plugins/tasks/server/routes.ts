import type { ServerHost } from '@kontor/plugin-api/server';
import { createEntry, listEntries, renameEntry } from '../shared/index.ts';
import type { EntryService } from './entry-service.ts';

/** Contract to service, one line each. */
export function bindRoutes({ http }: ServerHost, entries: EntryService): void {
  http.bind(listEntries, (input, { actor }) => entries.list(actor, input.space));
  http.bind(createEntry, (input, { actor }) => entries.create(actor, input));
  http.bind(renameEntry, (input, { actor }) => entries.rename(actor, input));
}
