import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { ShownAnchor } from '../document-parts.ts';
import { isOfOthers } from '../transactions.ts';
import { rangeOf } from './relative-place.ts';

interface Shown {
  readonly anchors: readonly ShownAnchor[];
  readonly orphans: readonly string[];
  readonly marks: DecorationSet;
}

const key = new PluginKey<Shown>('shownAnchors');
const nothing: Shown = { anchors: [], orphans: [], marks: DecorationSet.empty };

/** Marks the words that comments are about. They are no part of the text; who deletes the words makes orphans. */
export const ShownAnchors = Extension.create<{ onAnchor: (id: string | undefined) => void }>({
  name: 'shownAnchors',
  addOptions: () => ({ onAnchor: () => undefined }),
  addProseMirrorPlugins() {
    const { onAnchor } = this.options;
    return [
      new Plugin<Shown>({
        key,
        state: {
          init: () => nothing,
          apply(transaction, before, _old, state) {
            const anchors: readonly ShownAnchor[] | undefined = transaction.getMeta(key);
            if (anchors) return shownOf(state, anchors);
            if (!transaction.docChanged || before.anchors.length === 0) return before;
            // Their steps replace everything; one's own are mapped until the shared document has followed.
            if (isOfOthers(transaction)) return shownOf(state, before.anchors);
            return { ...before, marks: before.marks.map(transaction.mapping, transaction.doc) };
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.marks,
          handleClick(view, pos) {
            onAnchor(anchorAt(view, pos));
            return false;
          },
        },
      }),
    ];
  },
});

export function showAnchors({ state, dispatch }: EditorView, anchors: readonly ShownAnchor[]): void {
  dispatch(state.tr.setMeta(key, anchors).setMeta('addToHistory', false));
}

/** Those whose words are gone, as of the last change of others or of the list. */
export function orphansOf(state: EditorState): readonly string[] {
  const { anchors } = key.getState(state) ?? nothing;
  return shownOf(state, anchors).orphans;
}

function anchorAt({ state }: EditorView, pos: number): string | undefined {
  const [found] = key.getState(state)?.marks.find(pos, pos) ?? [];
  const id: unknown = found?.spec.id;
  return typeof id === 'string' ? id : undefined;
}

function shownOf(state: EditorState, anchors: readonly ShownAnchor[]): Shown {
  const orphans: string[] = [];
  const marks = anchors.flatMap(({ id, anchor, state: look, replacement }) => {
    const range = rangeOf(state, anchor);
    if (!range) orphans.push(id);
    if (!range || look === 'resolved') return [];
    const attributes = { class: `k-anchor is-${look}`, 'data-anchor': id };
    if (replacement === undefined) return [Decoration.inline(range.from, range.to, attributes, { id })];
    const suggested = { ...attributes, class: `k-anchor is-suggested is-${look}`, nodeName: 'del' };
    return [
      Decoration.inline(range.from, range.to, suggested, { id }),
      ...(replacement === '' ? [] : [Decoration.widget(range.to, () => insertionOf(id, replacement), { id, side: 1 })]),
    ];
  });
  return { anchors, orphans, marks: DecorationSet.create(state.doc, marks) };
}

/** What is suggested, after what it would replace; it is no part of the text. */
function insertionOf(id: string, words: string): HTMLElement {
  const insertion = document.createElement('ins');
  insertion.className = 'k-suggested';
  insertion.dataset.anchor = id;
  insertion.textContent = words;
  return insertion;
}
