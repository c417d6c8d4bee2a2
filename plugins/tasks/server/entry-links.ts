import { isUuid } from '@kontor/base';
import type { LinkProvider, ServerHost } from '@kontor/plugin-api/server';
import { type Entry, entryRef } from '../shared/index.ts';
import { findEntries } from './entry-store.ts';

const audienceOf = ({ space }: Entry) => [`space:${space}`];

/** How an entry is shown wherever its ref appears, to those who may read its space. */
export function entryLinks({ permissions }: Pick<ServerHost, 'permissions'>): LinkProvider {
  return {
    noun: 'tasks/entry',
    async findCards(tx, actor, ids) {
      const held = await permissions.tokensOf(tx, actor);
      const entries = await findEntries(tx, ids.filter(isUuid));
      return entries
        .filter((entry) => audienceOf(entry).some((token) => held.has(token)))
        .map(({ id, space, title }) => ({
          ref: entryRef(id),
          type: 'tasks-entry',
          title,
          subtitle: null,
          state: null,
          path: `/tasks?space=${space}`,
          picture: null,
        }));
    },
    async findAudience(tx, ids) {
      return new Map((await findEntries(tx, ids.filter(isUuid))).map((entry) => [entry.id, audienceOf(entry)]));
    },
  };
}
