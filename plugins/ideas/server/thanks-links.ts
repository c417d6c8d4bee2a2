import { isUuid } from '@kontor/base';
import type { LinkProvider } from '@kontor/plugin-api/server';
import { thanksPath, thanksRef } from '../shared/index.ts';
import type { IdeasContext } from './ideas-context.ts';
import { findThanks } from './thanks-store.ts';
import { findThanksAudience, presentThanks } from './thanks-view.ts';

/** A thanks is called by who said it; in no search, and pasted nowhere. */
export function thanksLinks(context: IdeasContext): LinkProvider {
  return {
    noun: 'ideas/thanks',
    async findCards(tx, actor, ids) {
      const rows = await findThanks(tx, ids.filter(isUuid));
      const tokens = await context.host.permissions.tokensOf(tx, actor);
      const audience = await findThanksAudience(context, tx, rows);
      const seen = rows.filter(({ id }) => audience.get(id)?.some((token) => tokens.has(token)));
      return (await presentThanks(context, tx, actor, seen)).map(({ id, from, to }) => ({
        ref: thanksRef(id),
        type: 'thanks',
        title: [from?.name ?? '', to.map(({ name }) => name).join(', ')].filter((part) => part !== '').join(' → '),
        subtitle: null,
        state: null,
        path: thanksPath,
        picture: null,
      }));
    },
    async findAudience(tx, ids) {
      return findThanksAudience(context, tx, await findThanks(tx, ids.filter(isUuid)));
    },
  };
}
