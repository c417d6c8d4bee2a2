import { linkOf } from '@kontor/matrix/shared';
import { Node } from '@tiptap/core';

/**
 * Somebody or something that is meant: `ref` is a ref of Kontor (`people/person/…`, `wiki/page/…`), a user, room or alias
 * of Matrix, or `@room` for everybody in the room; `name` the words that stand for it, without a sign before them.
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
    return isMatrixId(ref)
      ? ['a', { href: linkOf(ref), class: 'k-mention' }, words]
      : ['span', { class: 'k-mention' }, words];
  },
  renderText: ({ node: { attrs } }) => mentionWords(attrs),
});

export function mentionWords({ ref, name }: Readonly<Record<string, unknown>>): string {
  if (ref === '@room') return '@room';
  return `${/^[!#]/.test(String(ref)) ? '#' : '@'}${name}`;
}

export function isMatrixId(ref: string): boolean {
  return /^(@[^:]+:.|[!#].)/.test(ref);
}
