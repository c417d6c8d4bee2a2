import type { Editor } from '@tiptap/core';
import { isDocumentHref } from '../../../shared/schema/attribute-checks.ts';
import type { DocumentParts } from '../document-parts.ts';
import { goTo } from '../go-to.ts';

/** Goes to a place of this page, to an object of Kontor, or opens an address in a window of its own. */
export function openLink(editor: Editor, parts: DocumentParts, href: string): void {
  if (!isDocumentHref(href)) return;
  const place = href.startsWith('#') ? decodeURIComponent(href.slice(1)) : undefined;
  if (place !== undefined) {
    const pos = placeNamed(editor, place);
    if (pos !== undefined) goTo(editor, pos + 1);
  } else if (parts.openLink) parts.openLink(href);
  else if (!href.startsWith('kontor:')) window.open(href, '_blank', 'noopener,noreferrer');
}

/** A heading by its own name, or by the one that is made of its words. */
function placeNamed(editor: Editor, name: string): number | undefined {
  let found: number | undefined;
  editor.state.doc.descendants((node, pos) => {
    if (found === undefined && node.type.name === 'heading')
      if (node.attrs.anchor === name || nameOf(node.textContent) === name.toLowerCase()) found = pos;
    return found === undefined && !node.isTextblock;
  });
  return found;
}

/** As GitHub makes it: small letters, hyphens for spaces, no other signs. */
function nameOf(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
