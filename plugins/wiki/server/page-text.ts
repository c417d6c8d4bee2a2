import { parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type DocNode, docOfShared } from '@kontor/editor/shared';
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
  const found = new Map<string, PageLink>();
  const add = (target: string, kind: PageLink['kind']) => {
    if (target !== own) found.set(`${kind} ${target}`, { target, kind });
  };
  for (const node of walk(doc)) {
    const { ref } = node.attrs ?? {};
    if (typeof ref === 'string') {
      const { module, noun } = parseRef(ref) ?? {};
      if (module === undefined) continue;
      add(ref, 'link');
      if (node.type === 'mention' && module === 'people' && noun === 'person') add(ref, 'mention');
    }
    for (const mark of node.marks ?? []) {
      const target = mark.type === 'link' ? refOfAddress(String(mark.attrs?.href)) : undefined;
      if (target !== undefined) add(target, 'link');
    }
  }
  return [...found.values()];
}

/** Links to pages by their address are links to pages. */
function refOfAddress(href: string): string | undefined {
  const [, id] = /\/wiki\/page\/([0-9a-f-]{36})(?:[?#]|$)/.exec(href) ?? [];
  return id === undefined ? undefined : pageRef(id);
}

const blocks = new Set(['paragraph', 'heading', 'codeBlock', 'tableCell', 'tableHeader', 'listItem', 'detailsSummary']);

/** The words of a text, for the search. */
export function textOf(doc: DocNode): string {
  const parts: string[] = [];
  for (const node of walk(doc)) {
    if (blocks.has(node.type)) parts.push('\n');
    if (node.text !== undefined) parts.push(node.text);
    for (const name of ['name', 'alt', 'caption']) {
      const words = node.attrs?.[name];
      if (typeof words === 'string' && words !== '') parts.push(` ${words} `);
    }
  }
  return parts.join('').trim();
}

function* walk(node: DocNode): Generator<DocNode> {
  yield node;
  for (const child of node.content ?? []) yield* walk(child);
}
