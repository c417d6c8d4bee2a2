import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { beginUndoStep } from '../transactions.ts';
import { type FoundText, findText, type TextQuery } from './find-text.ts';

interface Finding {
  readonly query: TextQuery;
  readonly found: readonly FoundText[];
  /** The one that is shown. */
  readonly at: number;
}

const key = new PluginKey<Finding>('finding');
const nothing: Finding = { query: { text: '', isCaseSensitive: false }, found: [], at: 0 };

/** Marks what was found; it follows the text while others write. */
export const FindInText = Extension.create({
  name: 'findInText',
  addProseMirrorPlugins: () => [
    new Plugin<Finding>({
      key,
      state: {
        init: () => nothing,
        apply(transaction, before) {
          const change: Partial<Pick<Finding, 'query' | 'at'>> | undefined = transaction.getMeta(key);
          const query = change?.query ?? before.query;
          if (!change && !transaction.docChanged) return before;
          if (query.text === '') return nothing;
          const isSame = query === before.query && !transaction.docChanged;
          const found = isSame ? before.found : findText(transaction.doc, query);
          return { query, found, at: within(change?.at ?? before.at, found.length) };
        },
      },
      props: {
        decorations(state) {
          const { found, at } = findingOf(state);
          if (found.length === 0) return null;
          const marks = found.map(({ from, to }, index) =>
            Decoration.inline(from, to, { class: index === at ? 'k-found is-current' : 'k-found' }),
          );
          return DecorationSet.create(state.doc, marks);
        },
      },
    }),
  ],
});

export function findingOf(state: EditorState): Finding {
  return key.getState(state) ?? nothing;
}

/** Looks for something else, from the caret on. */
export function setQuery(editor: Editor, query: TextQuery): void {
  const { state, view } = editor;
  const found = findText(state.doc, query);
  const at = found.findIndex(({ from }) => from >= state.selection.from);
  view.dispatch(state.tr.setMeta(key, { query, at: Math.max(0, at) }));
  show(editor);
}

export function goToFound(editor: Editor, by: -1 | 1): void {
  const { at, found } = findingOf(editor.state);
  editor.view.dispatch(editor.state.tr.setMeta(key, { at: within(at + by, found.length) }));
  show(editor);
}

/** Puts the words in the place of the one that is shown, or of all; marks around them stay. */
export function replaceFound(editor: Editor, words: string, isAll: boolean): number {
  const { found, at } = findingOf(editor.state);
  const chosen = isAll ? found : found.slice(at, at + 1);
  beginUndoStep(editor.state);
  const { tr } = editor.state;
  for (const { from, to } of [...chosen].reverse())
    if (words === '') tr.delete(from, to);
    else tr.insertText(words, from, to);
  editor.view.dispatch(tr);
  show(editor);
  return chosen.length;
}

/** Selects what is shown, so that whoever closes the search goes on there. */
function show(editor: Editor): void {
  const { found, at } = findingOf(editor.state);
  const current = found[at];
  if (!current) return;
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, current.from, current.to)));
  for (const details of editor.view.dom.querySelectorAll('.k-details:has(.k-found.is-current)'))
    details.toggleAttribute('data-open', true);
  editor.view.dom.querySelector('.k-found.is-current')?.scrollIntoView({ block: 'center' });
}

function within(at: number, count: number): number {
  return count === 0 ? 0 : (at + count) % count;
}
