import { createHash } from 'node:crypto';
import { isUuid, parseRef } from '@kontor/base';
import type { DocNode } from '@kontor/editor/shared';
import type { TextProvider } from '@kontor/plugin-api/server';
import type { PageContext } from './page-context.ts';
import { findPages } from './page-store.ts';
import { readText } from './page-text.ts';

/** The text of a page for whoever keeps it: an instruction, for example. What nobody has written yet gives nothing. */
export function pageTexts(context: PageContext): TextProvider {
  return {
    noun: 'wiki/page',
    async read(tx, _actor, ref) {
      const id = parseRef(ref)?.id ?? '';
      const [page] = isUuid(id) ? await findPages(tx, [id]) : [];
      const doc = page && page.trashed_at === null ? await readText(context, tx, id) : undefined;
      return page && doc && { title: page.title, doc, version: hashOf(doc) };
    },
  };
}

function hashOf(doc: DocNode): string {
  return createHash('sha256').update(JSON.stringify(doc)).digest('base64url');
}
