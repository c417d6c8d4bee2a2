import { newId } from '@kontor/base';
import { sharedOfDoc } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import { type keepMessages, pageNotFound, type TreePage } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { createWithDocuments } from '../page-import.ts';
import type { PageService } from '../page-service.ts';
import { findPages } from '../page-store.ts';
import { lockTrees } from '../tree-store.ts';
import { docOfMessages } from './quoted-messages.ts';

/** What was said becomes a page. */
export class KeepService {
  readonly #context: PageContext;
  readonly #pages: PageService;

  constructor(context: PageContext, pages: PageService) {
    this.#context = context;
    this.#pages = pages;
  }

  /** Throws `spaces.not_found`, `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`. */
  async keep(actor: Actor, input: InputOf<typeof keepMessages>): Promise<TreePage> {
    const { space, parent, title, messages, language } = input;
    const { host } = this.#context;
    const document = sharedOfDoc(docOfMessages(messages, { language, timeZone: host.people.timeZone }));
    return host.database.transaction(async (tx) => {
      await lockTrees(tx, [space]);
      await this.#pages.requireAdding(tx, actor, space, parent);
      const page = { id: newId(), parent, title, document };
      await createWithDocuments(this.#context, tx, actor, { space, pages: [page] });
      const [made] = await findPages(tx, [page.id]);
      if (!made) throw pageNotFound();
      return this.#context.presentOne(tx, made);
    });
  }
}
