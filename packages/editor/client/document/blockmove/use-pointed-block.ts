import type { Editor } from '@tiptap/core';
import { type RefObject, useEffect, useState } from 'react';
import { findBlock } from './move-block.ts';

export interface PointedBlock {
  readonly pos: number;
  readonly size: number;
  /** In pixels of the frame: where its first line begins. */
  readonly top: number;
}

/** The block that the mouse is at or beside; it stays while that is at what stands beside the block. */
export function usePointedBlock(
  editor: Editor,
  frame: RefObject<HTMLElement | null>,
  isHeld: boolean,
): PointedBlock | undefined {
  const [block, setBlock] = useState<PointedBlock>();
  useEffect(() => {
    const { current: element } = frame;
    if (!element || isHeld || !window.matchMedia('(pointer: fine)').matches) return;
    const onMove = ({ clientX, clientY, buttons, target }: PointerEvent) => {
      if (buttons !== 0 || (target instanceof Element && target.closest('.k-handle, .k-document-bar, .k-floating')))
        return;
      setBlock(blockAt(editor, element, { left: clientX, top: clientY }));
    };
    const onGone = () => setBlock(undefined);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerleave', onGone);
    editor.on('update', onGone);
    return () => {
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onGone);
      editor.off('update', onGone);
    };
  }, [editor, frame, isHeld]);
  return block;
}

function blockAt(editor: Editor, frame: HTMLElement, point: { left: number; top: number }): PointedBlock | undefined {
  const { view, state } = editor;
  const text = view.dom.getBoundingClientRect();
  if (point.top < text.top || point.top > text.bottom) return undefined;
  const left = Math.max(text.left + 8, Math.min(point.left, text.right - 8));
  const found = view.posAtCoords({ left, top: point.top });
  if (!found) return undefined;
  const inside = found.inside < 0 ? found.pos : found.inside;
  const $pos = state.doc.resolve(inside);
  const outer = findBlock($pos) ?? ($pos.nodeAfter ? { pos: inside, node: $pos.nodeAfter } : undefined);
  if (!outer) return undefined;
  const dom = view.nodeDOM(outer.pos);
  if (!(dom instanceof HTMLElement)) return undefined;
  const line = Number.parseFloat(getComputedStyle(dom).lineHeight) || 24;
  const top = dom.getBoundingClientRect().top - frame.getBoundingClientRect().top + (line - 26) / 2;
  return { pos: outer.pos, size: outer.node.nodeSize, top };
}
