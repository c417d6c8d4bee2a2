import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

type Highlighting = typeof import('./highlight/index.ts');

const key = new PluginKey<DecorationSet>('codeColours');
let loaded: Highlighting | undefined;

/** Colours code while it is written. What that needs is fetched when the first code of a known language stands there. */
export const CodeColours = Extension.create({
  name: 'codeColours',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, { doc }) => decorationsOf(doc),
          apply: (transaction, before) =>
            transaction.docChanged || transaction.getMeta(key) ? decorationsOf(transaction.doc) : before,
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          let isOver = false;
          let isAsked = false;
          const look = () => {
            if (loaded || isAsked || codeBlocksOf(view.state.doc).length === 0) return;
            isAsked = true;
            // Where its file does not come, code has one colour.
            import('./highlight/index.ts').then(
              (module) => {
                loaded = module;
                if (!isOver) view.dispatch(view.state.tr.setMeta(key, true));
              },
              () => undefined,
            );
          };
          look();
          return {
            update: look,
            destroy: () => {
              isOver = true;
            },
          };
        },
      }),
    ];
  },
});

function codeBlocksOf(doc: Node): readonly { readonly node: Node; readonly from: number }[] {
  const found: { node: Node; from: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'codeBlock' && typeof node.attrs.language === 'string') found.push({ node, from: pos + 1 });
    return !node.isTextblock;
  });
  return found;
}

function decorationsOf(doc: Node): DecorationSet {
  if (!loaded) return DecorationSet.empty;
  const { highlight, codeClasses } = loaded;
  const marks = codeBlocksOf(doc).flatMap(({ node, from }) => {
    let at = from;
    return highlight(node.textContent, String(node.attrs.language)).flatMap(({ text, kind }) => {
      const start = at;
      at += text.length;
      return kind === undefined ? [] : [Decoration.inline(start, at, { class: codeClasses[kind] })];
    });
  });
  return DecorationSet.create(doc, marks);
}
