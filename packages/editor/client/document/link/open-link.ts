import type { Editor } from '@tiptap/core';
import { isDocumentHref } from '../../../shared/schema/attribute-checks.ts';
import type { DocumentParts } from '../document-parts.ts';
import { goTo } from '../go-to.ts';
import { placeNamed } from './place-named.ts';

/** Goes to a place of this page, to an object of Kontor, or opens an address in a window of its own. */
export function openLink(editor: Editor, parts: DocumentParts, href: string): void {
  if (!isDocumentHref(href)) return;
  if (href.startsWith('#')) goToPlace(editor, href.slice(1));
  else if (parts.openLink) parts.openLink(href);
  else if (!href.startsWith('kontor:')) window.open(href, '_blank', 'noopener,noreferrer');
}

/** Shows the heading of that name, written as addresses have it, if there is one. */
export function goToPlace(editor: Editor, name: string): void {
  const pos = placeNamed(editor.state.doc, decode(name));
  if (pos !== undefined) goTo(editor, pos + 1);
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // with a percent sign that escapes nothing
  }
}
