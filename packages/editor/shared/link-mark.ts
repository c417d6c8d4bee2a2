import { isSafeAddress } from '@kontor/matrix/shared';
import { Mark } from '@tiptap/core';

/** A link to an address that `isSafeAddress` allows; the schema refuses all others. */
export const LinkMark = Mark.create({
  name: 'link',
  priority: 1000,
  keepOnSplit: false,
  inclusive: false,
  addAttributes() {
    return { href: { isRequired: true, validate: requireSafe } };
  },
  renderHTML({ HTMLAttributes: { href } }) {
    // Within the editor a link is text: a click puts the caret there.
    return ['a', { href, rel: 'noopener noreferrer' }, 0];
  },
});

function requireSafe(href: unknown): void {
  if (typeof href !== 'string' || !isSafeAddress(href)) throw new RangeError('This address is not one for links');
}
