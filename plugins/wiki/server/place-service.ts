import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import {
  type copyPage,
  type movePage,
  pageChangedMeanwhile,
  pageCreated,
  pageCycle,
  pageIsTemplate,
  pageMoved,
  type TreePage,
} from '../shared/index.ts';
import { tellLosses } from './access-losses.ts';
import { newPageRow, type PageContext, requireWritable } from './page-context.ts';
import { copyCover, copyText } from './page-copy.ts';
import { findPlace } from './page-place.ts';
import type { PageService } from './page-service.ts';
import { insertPages, type PageRow, writePage } from './page-store.ts';
import { listSubtree, lockTrees, setSpace } from './tree-store.ts';

/** Where pages stand: moving them, and copying them with what is under them. */
export class PlaceService {
  readonly #context: PageContext;
  readonly #pages: PageService;

  constructor(context: PageContext, pages: PageService) {
    this.#context = context;
    this.#pages = pages;
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `spaces.not_found`, `wiki.page_cycle`, `wiki.page_trashed`, `wiki.page_is_template`. */
  async move(actor: Actor, input: InputOf<typeof movePage>): Promise<TreePage> {
    const { page: id, space, parent, before } = input;
    return this.#context.host.database.transaction(async (tx) => {
      const seen = await this.#context.getVisible(tx, actor, id);
      requireWritable(seen);
      await lockTrees(tx, [seen.page.space, space]);
      const { page } = await this.#context.lockWritable(tx, actor, id);
      // It left the space whose tree is locked.
      if (page.space !== seen.page.space) throw pageChangedMeanwhile();
      if (page.template_for !== null && parent !== null) throw pageIsTemplate();
      await this.#pages.requireAdding(tx, actor, space, parent);
      const subtree = await listSubtree(tx, id);
      if (subtree.some((each) => each.id === parent)) throw pageCycle();
      const position = await findPlace(tx, { space, parent, before }, id);
      return this.#put(tx, actor, { page, subtree }, { space, parent, position });
    });
  }

  async #put(
    tx: Tx,
    actor: Actor,
    { page, subtree }: { readonly page: PageRow; readonly subtree: readonly PageRow[] },
    place: Pick<PageRow, 'space' | 'parent' | 'position'>,
  ): Promise<TreePage> {
    const { parent, space } = page;
    const moved = await tellLosses(this.#context, tx, actor, page, async () => {
      const written = await writePage(tx, { ...page, ...place });
      const ids = subtree.map(({ id }) => id);
      if (place.space !== space) await setSpace(tx, ids, place.space);
      return written;
    });
    // Within one parent nobody's rights change, and nobody has to be asked for theirs.
    const isElsewhere = place.space !== space || place.parent !== parent;
    await this.#context.announce(tx, actor, pageMoved, moved, { from: space, isElsewhere });
    return this.#context.presentOne(tx, moved);
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `files.total_full`. */
  async copy(actor: Actor, { page: id, title, below }: InputOf<typeof copyPage>): Promise<TreePage> {
    const { host, rights } = this.#context;
    return host.database.transaction(async (tx) => {
      const { page } = await this.#context.getVisible(tx, actor, id);
      await lockTrees(tx, [page.space]);
      await this.#pages.requireAdding(tx, actor, page.space, page.parent);
      const subtree = below ? await listSubtree(tx, id) : [page];
      const readable = await rights.filterReadable(
        tx,
        actor.person,
        subtree.filter((each) => each.trashed_at === null),
      );
      const copies = await this.#copyRows(tx, actor, { ...page, title }, readable);
      for (const { from, copy } of copies)
        Object.assign(copy, await copyCover(this.#context, tx, actor, from, copy.id));
      await insertPages(
        tx,
        copies.map(({ copy }) => copy),
      );
      for (const { from, copy } of copies) await copyText(this.#context, tx, actor, from.id, copy.id);
      for (const { copy } of copies) await this.#context.announce(tx, actor, pageCreated, copy);
      const [first] = copies;
      if (!first) throw new Error('A page that was copied is there');
      return this.#context.presentOne(tx, first.copy);
    });
  }

  /** What was narrowed stays so: a copy is seen by nobody who may not see what it is of. */
  async #copyRows(tx: Tx, actor: Actor, root: PageRow, pages: readonly PageRow[]) {
    const ids = new Map(pages.map(({ id }) => [id, newId()]));
    const position = await findPlace(tx, { space: root.space, parent: root.parent, before: null });
    return pages.map((page) => {
      const isRoot = page.id === root.id;
      const given = {
        id: ids.get(page.id) ?? newId(),
        space: page.space,
        parent: isRoot ? page.parent : (ids.get(page.parent ?? '') ?? null),
        position: isRoot ? position : page.position,
        title: isRoot ? root.title : page.title,
        icon: page.icon,
        read_limit: page.read_limit,
        write_limit: page.write_limit,
        readers_comment: page.readers_comment,
        draft_of: page.draft_of,
        review_months: page.review_months,
      };
      return { from: page, copy: newPageRow(given, { person: actor.person, at: this.#context.now }) };
    });
  }
}
