import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

interface ReadRange {
  readonly from: number;
  readonly to: number;
}

/** What somebody has selected who only reads; nothing while the pointer is still selecting. */
export function useReadSelection(editor: Editor): ReadRange | undefined {
  const [range, setRange] = useState<ReadRange>();
  useEffect(() => {
    let isPointing = false;
    const look = () => setRange(isPointing ? undefined : selectedIn(editor));
    const onDown = ({ target, pointerType }: PointerEvent) => {
      isPointing = pointerType === 'mouse' && target instanceof Node && editor.view.dom.contains(target);
    };
    const onUp = () => {
      if (!isPointing) return;
      isPointing = false;
      look();
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('pointerdown', onDown, { signal });
    document.addEventListener('pointerup', onUp, { signal });
    document.addEventListener('selectionchange', look, { signal });
    // What others write moves the words.
    editor.on('transaction', look);
    return () => {
      listening.abort();
      editor.off('transaction', look);
    };
  }, [editor]);
  return range;
}

function selectedIn({ view, state }: Editor): ReadRange | undefined {
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed = true } = selection ?? {};
  if (isCollapsed || !anchorNode || !focusNode) return undefined;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return undefined;
  const ends = [view.posAtDOM(anchorNode, anchorOffset ?? 0), view.posAtDOM(focusNode, focusOffset ?? 0)];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return state.doc.textBetween(from, to, ' ').trim() === '' ? undefined : { from, to };
}
