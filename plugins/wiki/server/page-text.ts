import { parseRef, type Ref, refOf } from '@kontor/base';
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
  const { refs, mentions, addresses } = linksOfDoc(doc);
  const targets = new Set([...refs, ...addresses.flatMap((address) => refOfAddress(address) ?? [])]);
  const links = [...targets].filter((target) => target !== own && parseRef(target) !== undefined);
  return [
    ...links.map((target): PageLink => ({ target, kind: 'link' })),
    ...mentions.filter(isPerson).map((target): PageLink => ({ target, kind: 'mention' })),
  ];
}

function isPerson(target: string): boolean {
  const { module, noun } = parseRef(target) ?? {};
  return module === 'people' && noun === 'person';
}

/** Links to pages and messages by their address are links to these. */
function refOfAddress(href: string): string | undefined {
  const [, id] = /\/wiki\/page\/([0-9a-f-]{36})(?:[?#]|$)/.exec(href) ?? [];
  if (id !== undefined) return pageRef(id);
  const [, event] = /\/chat\/(?:!|%21)[^/?#]+\/((?:\$|%24)[\w%~.:-]{1,250})(?:[?#]|$)/.exec(href) ?? [];
  return event === undefined ? undefined : refOf('chat', 'message', event.replace(/^%24/, '$'));
}
