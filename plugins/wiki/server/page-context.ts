import { isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import type { Audience, EventDefinition } from '@kontor/schema';
import { pageNotFound, pageReadOnly, pageRef, pageTrashed, type TreePage } from '../shared/index.ts';
import { listLimits } from './access-store.ts';
import { PageRights, type Standing } from './page-rights.ts';
import { findPages, lockPage, type PageRow } from './page-store.ts';

export interface FoundPage {
  readonly page: PageRow;
  readonly standing: Standing;
}

/** What all services of the wiki share: how a page is found for somebody, and how a change of it is told. */
export class PageContext {
  readonly host: ServerHost;
  readonly rights: PageRights;

  constructor(host: ServerHost) {
    this.host = host;
    this.rights = new PageRights(host);
  }

  get now(): Date {
    return this.host.clock.now();
  }

  /** The only way to load a page for a person. Throws `wiki.page_not_found`. */
  async getVisible(tx: Tx, actor: Actor, id: string): Promise<FoundPage> {
    const [page] = isUuid(id) ? await findPages(tx, [id]) : [];
    return this.#show(tx, actor, page);
  }

  /** The same to change it, locked. Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`. */
  async lockWritable(tx: Tx, actor: Actor, id: string): Promise<FoundPage> {
    const found = await this.#show(tx, actor, isUuid(id) ? await lockPage(tx, id) : undefined);
    requireWritable(found);
    return found;
  }

  /** Locked, in the trash or not, for whoever may edit it there. Throws `wiki.page_not_found`, `wiki.page_read_only`. */
  async lockEditable(tx: Tx, actor: Actor, id: string): Promise<FoundPage> {
    const found = await this.#show(tx, actor, isUuid(id) ? await lockPage(tx, id) : undefined);
    if (!found.standing.mayEdit) throw pageReadOnly();
    return found;
  }

  async #show(tx: Tx, actor: Actor, page: PageRow | undefined): Promise<FoundPage> {
    const standing = page && (await this.rights.find(tx, actor, page));
    if (!page || !standing) throw pageNotFound();
    return { page, standing };
  }

  /** Tells whoever may read the page, at the moment of delivery. */
  async announce<Definition extends EventDefinition>(
    tx: Tx,
    actor: Actor | undefined,
    definition: Definition,
    page: Pick<PageRow, 'id' | 'space'>,
    more: Readonly<Record<string, unknown>> = {},
    audience: Audience = { ref: pageRef(page.id) },
  ): Promise<void> {
    // Every event of a page has these two; `more` is checked by the event's own schema.
    const payload = { page: page.id, space: page.space, ...more } as never;
    await this.host.events.append(tx, definition, payload, audience, { actor });
  }

  /** Pages as they stand in the tree, the same for all who may read them. */
  async present(tx: Tx, pages: readonly PageRow[]): Promise<TreePage[]> {
    const limits = await listLimits(
      tx,
      pages.map(({ id }) => id),
    );
    return pages.map((page) =>
      treePageOf(
        page,
        (limits.get(page.id) ?? []).some((each) => each.read_limit !== null),
      ),
    );
  }

  async presentOne(tx: Tx, page: PageRow): Promise<TreePage> {
    const [shown] = await this.present(tx, [page]);
    return shown ?? treePageOf(page, false);
  }
}

export function requireWritable({ page, standing }: FoundPage): void {
  if (!standing.mayEdit) throw pageReadOnly();
  if (page.trashed_at !== null) throw pageTrashed();
}

function treePageOf(page: PageRow, isNarrowed: boolean): TreePage {
  const { id, space, parent, position, title, icon, revision, draft_of: author, template_for: purpose } = page;
  const is = { isNarrowed, isDraft: author !== null, isTemplate: purpose !== null };
  return { id, space, parent, position, title, icon, ...is, revision };
}

/** A page with nothing said about it yet. */
export function newPageRow(
  given: Pick<PageRow, 'space' | 'parent' | 'position' | 'title'> & Partial<PageRow>,
  by: { readonly person: string | undefined; readonly at: Date },
): PageRow {
  return {
    id: newId(),
    icon: null,
    cover: null,
    cover_alt: '',
    owner: by.person ?? null,
    draft_of: null,
    read_limit: null,
    write_limit: null,
    readers_comment: true,
    review_months: null,
    review_on: null,
    verified_at: null,
    verified_by: null,
    obsolete: false,
    obsolete_since: null,
    created_at: by.at,
    created_by: by.person ?? null,
    changed_at: by.at,
    changed_by: by.person ?? null,
    trashed_at: null,
    trashed_by: null,
    trashed_with: null,
    template_for: null,
    schema_version: 1,
    revision: 1,
    ...given,
  };
}
