import { isUuid } from '@kontor/base';
import { idsInPaths, type LinkProvider } from '@kontor/plugin-api/server';
import type { Space } from '@kontor/schema';
import type { SpaceContext } from './space-context.ts';
import { findIdsBySlug, findSpaces } from './space-store.ts';
import { isFindable } from './space-views.ts';

/** The token that shows a space: everybody finds open ones and those on request, members alone hidden ones. */
export function audienceOfSpace(space: Space): string[] {
  return isFindable(space) ? ['everyone', `space:${space.id}`] : [`space:${space.id}`];
}

export function spaceLinks(context: SpaceContext): LinkProvider {
  return {
    noun: 'spaces/space',
    async findCards(tx, actor, ids) {
      const held = await context.permissions.tokensOf(tx, actor);
      const spaces = await findSpaces(tx, ids.filter(isUuid));
      return spaces
        .filter((space) => audienceOfSpace(space).some((token) => held.has(token)))
        .map(({ id, slug, name, description, archivedAt, kind }) => ({
          ref: `spaces/space/${id}`,
          type: 'space',
          title: name,
          subtitle: description === '' ? null : description,
          state: archivedAt === null ? (kind === 'interest' ? 'interest-group' : null) : 'archived',
          path: `/spaces/${slug}`,
          picture: null,
        }));
    },
    async findAudience(tx, ids) {
      return new Map((await findSpaces(tx, ids.filter(isUuid))).map((space) => [space.id, audienceOfSpace(space)]));
    },
    findIds: async (tx, paths) => {
      const slugs = idsInPaths(/^\/spaces\/([^/]+)$/, paths);
      const idOf = await findIdsBySlug(tx, [...slugs.values()]);
      // One that nobody has is a space all the same: nobody sees it.
      return new Map([...slugs].map(([path, slug]) => [path, idOf.get(slug) ?? slug]));
    },
  };
}
