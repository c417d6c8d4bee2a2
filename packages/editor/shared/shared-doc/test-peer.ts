import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { documentSchema } from '../schema/document-extensions.ts';
import { bodyOfShared } from './doc-of-shared.ts';
import { steadyBinding } from './steady-binding.ts';

/** An editor that is bound to a shared document as Tiptap binds it, without a browser. */
export interface TestPeer {
  readonly state: EditorState;
  dispatch(transaction: Transaction): void;
  destroy(): void;
}

/** `isSteady`: as the editor of Kontor binds; else as the library does. */
export function bindPeer(document: Y.Doc, isSteady = true): TestPeer {
  const plugins: Plugin[] = [ySyncPlugin(bodyOfShared(document)), yUndoPlugin()];
  const views: { update?: (view: EditorView, before: EditorState) => void; destroy?: () => void }[] = [];
  const peer = {
    state: EditorState.create({ schema: documentSchema, plugins }),
    hasFocus: () => false,
    dispatch(transaction: Transaction) {
      const before = peer.state;
      peer.state = before.apply(transaction);
      for (const each of views) each.update?.(view, before);
    },
    destroy() {
      stop?.();
      for (const each of views.splice(0)) each.destroy?.();
    },
  };
  // All of a view that the plugins use while nobody looks at it.
  const view = peer as unknown as EditorView;
  for (const plugin of plugins) {
    const made = plugin.spec.view?.(view);
    if (made) views.push(made);
  }
  const stop = isSteady ? steadyBinding(document, () => peer.state) : undefined;
  return peer;
}
