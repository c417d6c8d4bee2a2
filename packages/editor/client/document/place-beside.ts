import type { Editor } from '@tiptap/core';

export interface Place {
  readonly left: number;
  readonly top: number;
  /** It stands above, so that `top` is where it ends. */
  readonly isAbove: boolean;
}

interface Wanted {
  readonly from: number;
  readonly to: number;
  /** Of what is to be placed, in pixels, as far as it is known. */
  readonly width: number;
  readonly height: number;
  readonly prefersAbove: boolean;
}

/** Where something floats beside a place in the text: in pixels of the frame around the editor, within its width. */
export function placeBeside(editor: Editor, frame: HTMLElement, wanted: Wanted): Place {
  const [start, end] = [editor.view.coordsAtPos(wanted.from), editor.view.coordsAtPos(wanted.to, -1)];
  const outer = frame.getBoundingClientRect();
  const roomBelow = (window.visualViewport?.height ?? window.innerHeight) - end.bottom;
  const fits = wanted.prefersAbove ? start.top > wanted.height + 64 : roomBelow > wanted.height;
  const isAbove = wanted.prefersAbove ? fits : !fits && start.top > roomBelow;
  const middle = wanted.prefersAbove && start.top === end.top ? (start.left + end.left - wanted.width) / 2 : start.left;
  return {
    left: Math.max(0, Math.min(middle - outer.left, outer.width - wanted.width)),
    top: (isAbove ? start.top - 6 : end.bottom + 6) - outer.top,
    isAbove,
  };
}
