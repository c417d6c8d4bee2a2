import { newId } from '@kontor/base';
import { sharedOfDoc } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import { type makeSharedPage, pageNotFound, pageRef, type TreePage } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { createWithDocuments } from '../page-import.ts';
import type { PageService } from '../page-service.ts';
import { findPages } from '../page-store.ts';
import { lockTrees } from '../tree-store.ts';
import { docOfShared, type SharedFile } from './doc-of-shared.ts';

/** What somebody shared with Kontor from another app becomes a page. */
export class SharedPageService {
  readonly #context: PageContext;
  readonly #pages: PageService;

  constructor(context: PageContext, pages: PageService) {
    this.#context = context;
    this.#pages = pages;
  }

  /** Throws `spaces.not_found`, `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `files.not_found`. */
  async make(actor: Actor, input: InputOf<typeof makeSharedPage>): Promise<TreePage> {
    const { space, parent, title, text, files } = input;
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      await lockTrees(tx, [space]);
      await this.#pages.requireAdding(tx, actor, space, parent);
      const id = newId();
      await createWithDocuments(this.#context, tx, actor, { space, pages: [{ id, parent, title }] });
      const attached: SharedFile[] = [];
      for (const file of files) attached.push(await host.files.attach(tx, actor, file, pageRef(id)));
      await host.collab.write(tx, actor, pageRef(id), sharedOfDoc(docOfShared(text, attached)));
      const [made] = await findPages(tx, [id]);
      if (!made) throw pageNotFound();
      return this.#context.presentOne(tx, made);
    });
  }
}
