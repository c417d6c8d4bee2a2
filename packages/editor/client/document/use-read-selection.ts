import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

interface ReadRange {
  readonly from: number;
  readonly to: number;
}

/** So long after a press its click may still come. */
const clickMs = 400;

/**
 * What somebody has selected who only reads; nothing while the pointer is still selecting. A press within `tools` keeps it,
 * also where the browser gives the selection up with that.
 */
export function useReadSelection(editor: Editor, tools: string): ReadRange | undefined {
  const [range, setRange] = useState<ReadRange>();
  useEffect(() => {
    let isPointing = false;
    let held: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (held === undefined) setRange(isPointing ? undefined : selectedIn(editor));
    };
    const letGo = () => {
      held = undefined;
      look();
    };
    const onDown = ({ target, pointerType }: PointerEvent) => {
      clearTimeout(held);
      held = target instanceof Element && target.closest(tools) ? setTimeout(letGo, clickMs) : undefined;
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
      clearTimeout(held);
      editor.off('transaction', look);
    };
  }, [editor, tools]);
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
