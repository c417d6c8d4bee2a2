import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type InputOf, type OutputOf, spaceNotFound } from '@kontor/schema';
import {
  type attachFile,
  type changePage,
  coverNotPicture,
  type createPage,
  type listTree,
  type Page,
  pageChanged,
  pageChangedMeanwhile,
  pageCreated,
  pageIsTemplate,
  pageReadOnly,
  pageRef,
  type TreePage,
} from '../shared/index.ts';
import { newPageRow, type PageContext, requireWritable } from './page-context.ts';
import { copyCover, copyText } from './page-copy.ts';
import { findPlace } from './page-place.ts';
import { findPages, insertPages, listPagesOf, type PageRow, writePage } from './page-store.ts';
import { readPageView } from './page-view.ts';
import { readTemplate } from './templates/read-template.ts';
import { lockTrees } from './tree-store.ts';

/** What every browser shows. */
const coverTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']);

/** Pages: making, reading and changing what is beside their text. */
export class PageService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Throws `spaces.not_found`. */
  async listTree(actor: Actor, space: string): Promise<OutputOf<typeof listTree>> {
    const { host, rights } = this.#context;
    return host.database.transaction(async (tx) => {
      if (!(await host.permissions.can(tx, actor, 'read', { space }))) throw spaceNotFound();
      const readable = await rights.filterReadable(tx, actor.person, await listPagesOf(tx, space));
      const mayAdd = await host.permissions.can(tx, actor, 'edit', { space });
      return { pages: await this.#context.present(tx, readable), mayAdd };
    });
  }

  /** Throws `wiki.page_not_found`. */
  async get(actor: Actor, id: string): Promise<Page> {
    return this.#context.host.database.transaction(async (tx) => {
      return readPageView(this.#context, tx, actor, await this.#context.getVisible(tx, actor, id));
    });
  }

  /** Throws `spaces.not_found`, `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.page_is_template`, `files.total_full`. */
  async create(actor: Actor, input: InputOf<typeof createPage>): Promise<TreePage> {
    const { host, now } = this.#context;
    const { space, parent, title, icon, draft, template } = input;
    return host.database.transaction(async (tx) => {
      await lockTrees(tx, [space]);
      await this.requireAdding(tx, actor, space, parent);
      const position = await findPlace(tx, { space, parent, before: null });
      const author = draft ? actor.person : null;
      const from = template && (await readTemplate(this.#context, tx, actor, template));
      const given = { ...from?.given, space, parent, position, title, icon, draft_of: author };
      const row = newPageRow(given, { person: actor.person, at: now });
      if (from?.page) Object.assign(row, await copyCover(this.#context, tx, actor, from.page, row.id));
      await insertPages(tx, [row]);
      if (from?.page) await copyText(this.#context, tx, actor, from.page.id, row.id);
      if (from?.text) await host.collab.write(tx, actor, pageRef(row.id), from.text);
      await this.#context.announce(tx, actor, pageCreated, row);
      return this.#context.presentOne(tx, row);
    });
  }

  /** Whether somebody may add pages there. Throws `spaces.not_found`, `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.page_is_template`. */
  async requireAdding(tx: Tx, actor: Actor, space: string, parent: string | null): Promise<void> {
    const { permissions } = this.#context.host;
    if (!(await permissions.can(tx, actor, 'read', { space }))) throw spaceNotFound();
    if (!(await permissions.can(tx, actor, 'edit', { space }))) throw pageReadOnly();
    if (parent === null) return;
    const found = await this.#context.getVisible(tx, actor, parent);
    requireWritable(found);
    if (found.page.template_for !== null) throw pageIsTemplate();
    // What is named together is checked together: a page of another space is none of this one's.
    if (found.page.space !== space) throw spaceNotFound();
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.page_changed`, `wiki.cover_not_picture`, `files.not_found`. */
  async change(actor: Actor, input: InputOf<typeof changePage>): Promise<TreePage> {
    const { page: id, revision, title, icon, cover, coverAlt, draft, purpose } = input;
    return this.update(actor, { id, revision }, async (tx, page) => ({
      ...page,
      title: title ?? page.title,
      icon: icon === undefined ? page.icon : icon,
      cover: cover === undefined ? page.cover : await this.#takeCover(tx, actor, id, cover),
      cover_alt: coverAlt ?? page.cover_alt,
      template_for: page.template_for === null ? null : (purpose ?? page.template_for),
      draft_of: draft === false ? null : page.draft_of,
    }));
  }

  /** A picture that the person has just uploaded becomes a file of the page. */
  async #takeCover(tx: Tx, actor: Actor, id: string, cover: string | null): Promise<string | null> {
    if (cover === null) return null;
    const { mediaType } = await this.#context.host.files.attach(tx, actor, cover, pageRef(id));
    if (!coverTypes.has(mediaType)) throw coverNotPicture();
    return cover;
  }

  /** Every change of what is beside the text goes through here; without a revision it overwrites whatever there is. */
  async update(
    actor: Actor,
    { id, revision }: { readonly id: string; readonly revision?: number },
    change: (tx: Tx, page: PageRow) => Promise<PageRow>,
  ): Promise<TreePage> {
    const { host, now } = this.#context;
    return host.database.transaction(async (tx) => {
      const { page } = await this.#context.lockWritable(tx, actor, id);
      if (revision !== undefined && page.revision !== revision) throw pageChangedMeanwhile();
      const next = await change(tx, page);
      const written = await writePage(tx, { ...next, changed_at: now, changed_by: actor.person });
      await this.#context.announce(tx, actor, pageChanged, written);
      return this.#context.presentOne(tx, written);
    });
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `files.not_found`. */
  async attach(actor: Actor, id: string, file: string): Promise<OutputOf<typeof attachFile>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      requireWritable(await this.#context.getVisible(tx, actor, id));
      const { name, mediaType, size } = await host.files.attach(tx, actor, file, pageRef(id));
      return { file, name, mime: mediaType, size };
    });
  }

  /** What live clients in the audience get: all who may read the page see the same. */
  async readForLive(tx: Tx, id: string): Promise<TreePage | null> {
    const [found] = await findPages(tx, [id]);
    return found ? this.#context.presentOne(tx, found) : null;
  }
}
