import type { Actor } from '@kontor/plugin-api/server';
import type { OutputOf } from '@kontor/schema';
import type { getIdeasHome, getLatest } from '../shared/index.ts';
import { findReadable } from './idea-access.ts';
import { listDecided, listIdeaRows, listUnseen } from './idea-list-store.ts';
import { presentRows } from './idea-view.ts';
import type { IdeasContext } from './ideas-context.ts';
import { listForActor } from './thanks-service.ts';
import { listGot } from './thanks-store.ts';
import { findBelonging, presentOwn, presentThanks } from './thanks-view.ts';

const shownAtHome = 5;
const shownAside = 3;

/** What of all this is asked of somebody, or new to them, for places elsewhere. */
export class AroundService {
  readonly #context: IdeasContext;

  constructor(context: IdeasContext) {
    this.#context = context;
  }

  async getHome(actor: Actor): Promise<OutputOf<typeof getIdeasHome>> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const reader = await findReadable(context, tx, actor);
      const filter = { show: 'work', sort: 'newest', offset: 0, limit: shownAtHome } as const;
      const waiting = await presentRows(context, tx, actor, await listIdeaRows(tx, reader, filter));
      const answered = await presentRows(context, tx, actor, await listUnseen(tx, actor.person));
      const { units } = await findBelonging(context, tx, actor);
      const got = await presentOwn(context, tx, actor, await listGot(tx, actor.person, [...units]));
      return { waiting, answered, asked: got.filter(({ choice, mayChoose }) => choice === null && mayChoose) };
    });
  }

  async getLatest(actor: Actor): Promise<OutputOf<typeof getLatest>> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const { seen } = await findReadable(context, tx, actor);
      const decided = await presentRows(context, tx, actor, await listDecided(tx, seen, shownAside));
      const rows = await listForActor(context, tx, actor, { before: undefined, limit: shownAside });
      return { decided, thanks: await presentThanks(context, tx, actor, rows) };
    });
  }
}
