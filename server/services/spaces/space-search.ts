import { isUuid, parseRef, type Ref } from '@kontor/base';
import { type SearchProvider, staleAfter } from '@kontor/plugin-api/server';
import { spaceCreated, spaceUpdated } from '@kontor/schema';
import { audienceOfSpace } from './space-links.ts';
import { findSpaces, listSpaceIds } from './space-store.ts';

const spaceRef = (id: string): Ref => `spaces/space/${id}`;

/** Spaces are found by name, slug and description. Who finds them follows their tokens, so grants make nothing stale. */
export const spaceSearch: SearchProvider = {
  noun: 'spaces/space',
  type: 'space',
  offline: true,
  async readDocuments(tx, refs) {
    const spaces = await findSpaces(tx, refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid));
    return spaces.map((space) => ({
      ref: spaceRef(space.id),
      type: 'space',
      title: space.name,
      aliases: [space.slug],
      fields: { description: [space.description, ...space.topics].join(' ') },
      audience: audienceOfSpace(space),
      facets: { space: [space.id] },
      data: { subtitle: space.description === '' ? null : space.description, path: `/spaces/${space.slug}` },
      updatedAt: space.changedAt.toISOString(),
    }));
  },
  async listRefs(tx, after, limit) {
    return (await listSpaceIds(tx, after && parseRef(after)?.id, limit)).map(spaceRef);
  },
  staleAfter: [
    staleAfter(spaceCreated, (_tx, event) => [spaceRef(event.payload.space)]),
    staleAfter(spaceUpdated, (_tx, event) => [spaceRef(event.payload.space)]),
  ],
};
