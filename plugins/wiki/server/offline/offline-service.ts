import { createHash } from 'node:crypto';
import { isUuid } from '@kontor/base';
import { type DocNode, docOfShared } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import { type InputOf, type OutputOf, spaceNotFound } from '@kontor/schema';
import * as Y from 'yjs';
import { pageRef } from '../../shared/index.ts';
import type { listKeepable, readKeepable } from '../../shared/offline-api.ts';
import type { PageContext } from '../page-context.ts';
import { findPages, listPagesOf, type PageRow } from '../page-store.ts';
import { readPageView } from '../page-view.ts';

/** Bytes of texts after which an answer is full: a slow line is not to hold a whole space at once. */
const mostBytes = 256 * 1024;

/** An update that changes nothing: a page without a text opens empty. */
const noText = Uint8Array.of(0, 0);

/** What devices keep of whole spaces: the pages that somebody may read, as they are for them now. */
export class OfflineService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Throws `spaces.not_found`. */
  async list(actor: Actor, { space, version }: InputOf<typeof listKeepable>): Promise<OutputOf<typeof listKeepable>> {
    const { host, rights } = this.#context;
    return host.database.transaction(async (tx) => {
      if (!(await host.permissions.can(tx, actor, 'read', { space }))) throw spaceNotFound();
      const rows = await listPagesOf(tx, space);
      const standings = await rights.findStandings(tx, actor.person, rows);
      const byId = new Map(rows.map((row) => [row.id, row]));
      const pages = rows.flatMap((row) => {
        const standing = standings.get(row.id);
        return standing ? [{ page: row.id, stamp: stampOf(row, byId, standing) }] : [];
      });
      const now = digestOf(pages);
      return { version: now, pages: now === version ? null : pages };
    });
  }

  async read(actor: Actor, { pages: ids }: InputOf<typeof readKeepable>): Promise<OutputOf<typeof readKeepable>> {
    const { host, rights } = this.#context;
    return host.database.transaction(async (tx) => {
      const found = new Map((await findPages(tx, ids)).map((page) => [page.id, page]));
      const standings = await rights.findStandings(tx, actor.person, [...found.values()]);
      const pages: OutputOf<typeof readKeepable>['pages'] = [];
      let answered = 0;
      for (let bytes = 0; answered < ids.length && bytes < mostBytes; answered += 1) {
        const [page, standing] = [found.get(ids[answered] ?? ''), standings.get(ids[answered] ?? '')];
        if (!page || !standing) continue;
        const text = (await host.collab.read(tx, pageRef(page.id))) ?? noText;
        bytes += text.length;
        const view = await readPageView(this.#context, tx, actor, { page, standing });
        pages.push({ page: view, text: Buffer.from(text).toString('base64'), pictures: picturesOf(page, text) });
      }
      return { answered, pages };
    });
  }
}

/** Ids of the files that are shown in a page. */
function picturesOf({ cover }: PageRow, text: Uint8Array): string[] {
  const found = new Set(cover === null ? [] : [cover]);
  const look = ({ type, attrs = {}, content = [] }: DocNode) => {
    // A text may name anything.
    if (type === 'image' && typeof attrs.file === 'string' && isUuid(attrs.file)) found.add(attrs.file);
    content.forEach(look);
  };
  const document = new Y.Doc();
  try {
    Y.applyUpdate(document, text);
    look(docOfShared(document));
    return [...found];
  } finally {
    document.destroy();
  }
}

/** Another one whenever the page, its text, its place or what this person may do with it is another. */
function stampOf(row: PageRow, byId: ReadonlyMap<string, PageRow>, standing: unknown): string {
  const chain: unknown[] = [row.changed_at, standing];
  for (let page: PageRow | undefined = row; page; page = page.parent === null ? undefined : byId.get(page.parent))
    chain.push(page.id, page.revision);
  return digestOf(chain);
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}
