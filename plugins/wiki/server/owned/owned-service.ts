import type { Actor } from '@kontor/plugin-api/server';
import type { OutputOf } from '@kontor/schema';
import type { listOwned } from '../../shared/owned-api.ts';
import type { PageContext } from '../page-context.ts';
import { listPages } from '../page-view.ts';
import { listOwnedBy } from './owned-store.ts';

/** So many are shown, and so many looked at: nobody is responsible for more in earnest. */
const most = 50;
const lookedAt = 500;

/** Shows what somebody can be asked about: the pages that are theirs. */
export class OwnedService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  async list(actor: Actor, person: string): Promise<OutputOf<typeof listOwned>> {
    return this.#context.host.database.transaction(async (tx) => {
      const rows = await listOwnedBy(tx, person, lookedAt);
      const standings = await this.#context.rights.findStandings(tx, actor.person, rows);
      const readable = rows.filter(({ id }) => standings.has(id)).slice(0, most);
      return { pages: await listPages(this.#context, tx, readable) };
    });
  }
}
