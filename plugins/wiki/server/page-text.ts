import { parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type DocNode, docOfShared, linksOfDoc } from '@kontor/editor/shared';
import * as Y from 'yjs';
import { pageRef } from '../shared/index.ts';
import type { PageLink } from './link-store.ts';
import type { PageContext } from './page-context.ts';

/** The text of a page as it is committed; nothing where nobody has written yet. */
export async function readText({ host }: PageContext, tx: Tx, id: string): Promise<DocNode | undefined> {
  const update = await host.collab.read(tx, pageRef(id));
  if (!update) return undefined;
  const document = new Y.Doc();
  try {
    Y.applyUpdate(document, update);
    return docOfShared(document);
  } finally {
    document.destroy();
  }
}

/** What a text names, each once; a page does not link to itself. */
export function linksInText(doc: DocNode, own: Ref): PageLink[] {
  const { refs, mentions } = linksOfDoc(doc);
  const named = mentions.filter((ref) => ref.startsWith('people/person/'));
  const linked = refs.filter((ref) => ref !== own && parseRef(ref) !== undefined);
  return [
    ...linked.map((target) => ({ target, kind: 'link' as const })),
    ...named.map((target) => ({ target, kind: 'mention' as const })),
  ];
}
