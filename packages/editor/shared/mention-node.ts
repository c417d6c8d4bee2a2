import { isSafeAddress, linkOf } from '@kontor/matrix/shared';
import { Node } from '@tiptap/core';

/**
 * Somebody or something that is meant: `ref` is a ref of Kontor (`people/person/…`, `wiki/page/…`), the address of an
 * object, a user, room or alias of Matrix, or `@room` for everybody in the room; `name` the words that stand for it, without
 * a sign before them, but for an address: there they are all the words.
 */
export const MentionNode = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes() {
    return { ref: { isRequired: true, validate: 'string' }, name: { default: '', validate: 'string' } };
  },
  renderHTML({ node: { attrs } }) {
    const [ref, words] = [String(attrs.ref), mentionWords(attrs)];
    // What is copied from the editor is what any reader of Matrix knows.
    const href = isMatrixId(ref) ? linkOf(ref) : isSafeAddress(ref) ? ref : undefined;
    return href === undefined ? ['span', { class: 'k-mention' }, words] : ['a', { href, class: 'k-mention' }, words];
  },
  renderText: ({ node: { attrs } }) => mentionWords(attrs),
});

export function mentionWords({ ref, name }: Readonly<Record<string, unknown>>): string {
  if (ref === '@room') return '@room';
  if (isSafeAddress(String(ref))) return String(name);
  return `${/^[!#]/.test(String(ref)) ? '#' : '@'}${name}`;
}

export function isMatrixId(ref: string): boolean {
  return /^(@[^:]+:.|[!#].)/.test(ref);
}
