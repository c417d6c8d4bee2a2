import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { colourOf } from '../person-colour.ts';

export interface RemoteCursorsOptions {
  readonly awareness: Awareness | undefined;
  /** Oneself: other windows of the same person are shown, this one is not. */
  readonly person: string;
}

interface Writer {
  readonly id?: unknown;
  readonly name?: unknown;
}

/**
 * Where the others write. Awareness field `cursor` has the selection as relative positions; `user` is set by the server,
 * so that nobody writes under another name. The colour is not taken from others: it follows from who they are.
 */
export const RemoteCursors = Extension.create<RemoteCursorsOptions>({
  name: 'remoteCursors',
  priority: 900,
  addOptions: () => ({ awareness: undefined, person: '' }),
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    if (!awareness) return [];
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: (user: Writer) => caretOf(user),
        selectionBuilder: (user: Writer) => ({
          class: 'k-others-selection',
          'data-colour': String(colourOf(String(user.id))),
        }),
      }),
    ];
  },
});

function caretOf(user: Writer): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'k-caret';
  caret.dataset.colour = String(colourOf(String(user.id)));
  // Who writes is told beside the page; in the midst of a sentence it would disturb whoever listens to that.
  caret.ariaHidden = 'true';
  const name = document.createElement('span');
  name.className = 'k-caret-name';
  name.textContent = String(user.name);
  caret.append('\u2060', name, '\u2060');
  return caret;
}
