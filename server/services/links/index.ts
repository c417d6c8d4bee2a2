import type { Links, Permissions } from '@kontor/plugin-api/server';
import { resolveLinks, resolvePaths } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { LinkService } from './link-service.ts';

/** Cards and audiences of every ref, whoever owns the object; binds `links.resolve` and `links.resolvePaths`. */
export function createLinks(core: Core, others: { permissions: Pick<Permissions, 'tokensOf' | 'findTokens'> }): Links {
  const links = new LinkService(others.permissions);
  core.http.bind(resolveLinks, async ({ refs }, { actor }) => ({
    cards: await core.database.transaction((tx) => links.findCards(tx, actor, refs)),
  }));
  core.http.bind(resolvePaths, async ({ paths }, { actor }) => {
    const found = await core.database.transaction((tx) => links.findCardsByPath(tx, actor, paths));
    return { objects: [...found].map(([path, card]) => ({ path, card })) };
  });
  return links;
}
