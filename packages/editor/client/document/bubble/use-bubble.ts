import type { Editor } from '@tiptap/core';
import { type RefObject, useEffect, useState } from 'react';
import { useEditorValue } from '../use-editor-value.ts';
import { type BubbleRange, bubbleRangeOf } from './bubble-range.ts';

/** While a selection is being made, and once the focus has gone elsewhere, there is no bar beside it. */
export function useBubble(editor: Editor, frame: RefObject<HTMLElement | null>): BubbleRange | undefined {
  const range = useEditorValue(editor, () => {
    const found = bubbleRangeOf(editor);
    return found && `${found.kind} ${found.from} ${found.to}`;
  });
  const [isPointing, setPointing] = useState(false);
  const [isAway, setAway] = useState(true);
  const [closedFor, setClosedFor] = useState<string>();
  useEffect(() => {
    const onDown = ({ target }: PointerEvent) =>
      setPointing(target instanceof Node && editor.view.dom.contains(target));
    const onUp = () => setPointing(false);
    // Who searches the text selects what is found, and does not want to change it.
    const onFocus = ({ target }: FocusEvent) =>
      setAway(!(target instanceof Element && frame.current?.contains(target)) || target.closest('search') !== null);
    const onKey = ({ key }: KeyboardEvent) => {
      const found = bubbleRangeOf(editor);
      if (key === 'Escape' && found) setClosedFor(`${found.kind} ${found.from} ${found.to}`);
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('pointerdown', onDown, { signal });
    document.addEventListener('pointerup', onUp, { signal });
    document.addEventListener('focusin', onFocus, { signal });
    document.addEventListener('keydown', onKey, { signal });
    setAway(!editor.isFocused);
    return () => listening.abort();
  }, [editor, frame]);
  if (range === undefined || isPointing || isAway || range === closedFor) return undefined;
  return bubbleRangeOf(editor);
}
