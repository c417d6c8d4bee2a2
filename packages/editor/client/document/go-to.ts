import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

/** Shows a place in the text in the upper part of the window, and puts the caret there. */
export function goTo(editor: Editor, pos: number): void {
  const { doc, tr } = editor.state;
  const $pos = doc.resolve(Math.max(0, Math.min(pos, doc.content.size)));
  editor.view.dispatch(tr.setSelection(TextSelection.near($pos)));
  editor.view.focus();
  const { node } = editor.view.domAtPos($pos.pos);
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' });
}
