import type { Actor } from '@kontor/plugin-api/server';
import { type InputOf, type OutputOf, spaceNotFound } from '@kontor/schema';
import {
  type listTemplates,
  pageCreated,
  pageIsTemplate,
  type saveAsTemplate,
  type TreePage,
  templateNarrowed,
} from '../../shared/index.ts';
import { listLimits } from '../access-store.ts';
import { newPageRow, type PageContext, requireWritable } from '../page-context.ts';
import { copyCover, copyText } from '../page-copy.ts';
import type { PageService } from '../page-service.ts';
import { insertPages } from '../page-store.ts';
import { listTemplatesOf } from './template-store.ts';

/** Templates are pages of a space that stand in no tree; new pages begin with their text. */
export class TemplateService {
  readonly #context: PageContext;
  readonly #pages: PageService;

  constructor(context: PageContext, pages: PageService) {
    this.#context = context;
    this.#pages = pages;
  }

  /** Throws `spaces.not_found`. */
  async list(actor: Actor, space: string): Promise<OutputOf<typeof listTemplates>> {
    const { host, rights } = this.#context;
    return host.database.transaction(async (tx) => {
      if (!(await host.permissions.can(tx, actor, 'read', { space }))) throw spaceNotFound();
      const all = await listTemplatesOf(tx, space);
      const standings = await rights.findStandings(tx, actor.person, all);
      const templates = all.flatMap(({ id, title, icon, template_for: purpose }) => {
        const standing = standings.get(id);
        return standing ? [{ id, title, icon, purpose: purpose ?? '', mayWrite: standing.right === 'write' }] : [];
      });
      return { templates };
    });
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.page_is_template`, `wiki.template_narrowed`, `files.total_full`. */
  async save(actor: Actor, { page: id, title, purpose }: InputOf<typeof saveAsTemplate>): Promise<TreePage> {
    const { host, now } = this.#context;
    return host.database.transaction(async (tx) => {
      const found = await this.#context.getVisible(tx, actor, id);
      requireWritable(found);
      const { space, icon, template_for: own } = found.page;
      if (own !== null) throw pageIsTemplate();
      // At the top it would be open to all of the space, with nobody having said so.
      const limits = (await listLimits(tx, [id])).get(id) ?? [];
      if (limits.some(({ read_limit: limit }) => limit !== null)) throw templateNarrowed();
      await this.#pages.requireAdding(tx, actor, space, null);
      const given = { space, parent: null, position: 0, title, icon, template_for: purpose };
      const row = newPageRow(given, { person: actor.person, at: now });
      const cover = await copyCover(this.#context, tx, actor, found.page, row.id);
      await insertPages(tx, [{ ...row, ...cover }]);
      await copyText(this.#context, tx, actor, id, row.id);
      await this.#context.announce(tx, actor, pageCreated, row);
      return this.#context.presentOne(tx, row);
    });
  }
}
