import { Extension } from '@tiptap/core';
import { beginUndoStep } from '../transactions.ts';
import { moveBlock } from './move-block.ts';

/** Alt, Shift and an arrow move the block around the caret: what the handle beside it does for the mouse. */
export const BlockMoveKeys = Extension.create({
  name: 'blockMoveKeys',
  priority: 1200,
  addKeyboardShortcuts() {
    const move = (by: -1 | 1) => () => {
      const { state, view } = this.editor;
      const tr = view.editable ? moveBlock(state, by) : undefined;
      beginUndoStep(state);
      if (tr) view.dispatch(tr);
      return true;
    };
    return { 'Alt-Shift-ArrowUp': move(-1), 'Alt-Shift-ArrowDown': move(1) };
  },
});
