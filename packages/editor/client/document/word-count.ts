import type { Node } from '@tiptap/pm/model';

/** Words as people count them: `1.000 €` are two, a name with a hyphen is one. */
export function wordsOf(doc: Node): number {
  const text = doc.textBetween(0, doc.content.size, '\n', (leaf) => String(leaf.attrs.name ?? ' '));
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}€$§%]/u.test(word)).length;
}
