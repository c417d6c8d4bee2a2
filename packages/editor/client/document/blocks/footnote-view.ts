import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type NodeView, type NodeViewConstructor } from '@tiptap/pm/view';

/** A number in the text, and the note behind it, which opens where it is pressed or the caret is in it. */
export function footnoteView(label: () => string): NodeViewConstructor {
  return (first): NodeView => {
    const dom = document.createElement('span');
    dom.className = 'k-footnote';
    const mark = document.createElement('button');
    mark.type = 'button';
    mark.className = 'k-footnote-mark focus-ring';
    mark.contentEditable = 'false';
    mark.ariaLabel = label();
    const contentDOM = document.createElement('span');
    contentDOM.className = 'k-footnote-text';
    dom.append(mark, contentDOM);
    mark.addEventListener('click', () => dom.toggleAttribute('data-open'));
    return {
      dom,
      contentDOM,
      update: (next) => next.type === first.type,
      stopEvent: ({ target }) => target === mark,
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
    };
  };
}

/** The footnote that the caret is in stands open. */
export const OpenFootnote = Extension.create({
  name: 'openFootnote',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          decorations({ doc, selection: { $from } }) {
            for (let depth = $from.depth; depth > 0; depth--)
              if ($from.node(depth).type.name === 'footnote') {
                const [from, to] = [$from.before(depth), $from.after(depth)];
                return DecorationSet.create(doc, [Decoration.node(from, to, { class: 'is-open' })]);
              }
            return null;
          },
        },
      }),
    ];
  },
});
