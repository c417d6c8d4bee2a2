import type { EditorState } from '@tiptap/pm/state';
import { getRelativeSelection, ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { steadyUndo } from './steady-undo.ts';

/**
 * Keeps a binding of @tiptap/y-tiptap 3.0.9 alive in two cases in which it looks for the caret of before in a text of
 * after: where that is shorter it throws, and the editor stands still. One is an empty node that the changes of two
 * people leave, which it takes out while it shows the change; the other is what others change after an undo. So the caret
 * is read anew. What its undo brings back is made steady, too (`steadyUndo`). To be called once for each binding, with a
 * way to the present state of its editor; answers with what ends it.
 */
export function steadyBinding(document: Y.Doc, findState: () => EditorState): () => void {
  const undoManager: Y.UndoManager | undefined = yUndoPluginKey.getState(findState())?.undoManager;
  if (undoManager) steadyUndo(undoManager);
  const readAnew = () => {
    const state = findState();
    const binding = ySyncPluginKey.getState(state)?.binding;
    if (binding?.prosemirrorView && binding.beforeTransactionSelection !== null)
      binding.beforeTransactionSelection = getRelativeSelection(binding, state);
  };
  // After an undo nothing reads it until the next change begins.
  document.on('beforeAllTransactions', readAnew);
  document.on('afterTransaction', readAnew);
  return () => {
    document.off('beforeAllTransactions', readAnew);
    document.off('afterTransaction', readAnew);
  };
}
