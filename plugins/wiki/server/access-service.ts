import type { Tx } from '@kontor/database';
import { type Actor, nameSubjects } from '@kontor/plugin-api/server';
import type { AccessSubject, InputOf, OutputOf } from '@kontor/schema';
import { type getAccess, type narrowPage, pageAccessChanged, pageLocksOut, pageReadOnly } from '../shared/index.ts';
import { tellLosses } from './access-losses.ts';
import { listLimits } from './access-store.ts';
import type { PageContext } from './page-context.ts';
import { type PageRow, writePage } from './page-store.ts';

/** Who may read and write a page: fewer than in its space, decided at the page for all under it. */
export class AccessService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Throws `wiki.page_not_found`. */
  async get(actor: Actor, id: string): Promise<OutputOf<typeof getAccess>> {
    return this.#context.host.database.transaction(async (tx) => {
      const { page } = await this.#context.getVisible(tx, actor, id);
      const limits = (await listLimits(tx, [id])).get(id) ?? [];
      const above = limits.filter((each) => each.source !== id).map(({ source, title }) => ({ id: source, title }));
      return { ...(await this.#name(tx, page)), above };
    });
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_locks_out`. */
  async narrow(actor: Actor, input: InputOf<typeof narrowPage>): Promise<OutputOf<typeof narrowPage>> {
    const { page: id, readers, writers, readersComment } = input;
    return this.#context.host.database.transaction(async (tx) => {
      const { page, standing } = await this.#context.lockWritable(tx, actor, id);
      if (!standing.mayManage) throw pageReadOnly();
      const next = { ...page, read_limit: readers, write_limit: writers, readers_comment: readersComment };
      const written = await tellLosses(this.#context, tx, actor, page, () => writePage(tx, next));
      const left = await this.#context.rights.find(tx, actor, written);
      if (!left?.mayEdit) throw pageLocksOut();
      await this.#context.announce(tx, actor, pageAccessChanged, page);
      return this.#name(tx, written);
    });
  }

  async #name(tx: Tx, page: PageRow): Promise<OutputOf<typeof narrowPage>> {
    const named = (limit: AccessSubject[] | null) => limit && nameSubjects(this.#context.host.people, tx, limit);
    return {
      readers: await named(page.read_limit),
      writers: await named(page.write_limit),
      readersComment: page.readers_comment,
    };
  }
}
