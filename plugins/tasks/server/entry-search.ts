import { isUuid, parseRef } from '@kontor/base';
import { type SearchProvider, staleAfter } from '@kontor/plugin-api/server';
import { entryCreated, entryRef, entryRenamed } from '../shared/index.ts';
import { findEntries, listEntryIds } from './entry-store.ts';

/** Entries are found by their title, by who may read their space. */
export const entrySearch: SearchProvider = {
  noun: 'tasks/entry',
  type: 'tasks-entry',
  async readDocuments(tx, refs) {
    const entries = await findEntries(tx, refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid));
    return entries.map(({ id, space, title }) => ({
      ref: entryRef(id),
      type: 'tasks-entry',
      title,
      audience: [`space:${space}`],
      data: { subtitle: null, path: `/tasks?space=${space}` },
      updatedAt: new Date().toISOString(),
    }));
  },
  async listRefs(tx, after, limit) {
    return (await listEntryIds(tx, after && parseRef(after)?.id, limit)).map(entryRef);
  },
  staleAfter: [
    staleAfter(entryCreated, (_tx, event) => [entryRef(event.payload.entry)]),
    staleAfter(entryRenamed, (_tx, event) => [entryRef(event.payload.entry)]),
  ],
};
