import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

/** What a bar beside the text is about: selected words, or the link that the caret is in. */
export type BubbleKind = 'words' | 'link';

export interface BubbleRange {
  readonly kind: BubbleKind;
  readonly from: number;
  readonly to: number;
}

export function bubbleRangeOf(editor: Editor): BubbleRange | undefined {
  const { selection, doc } = editor.state;
  if (!editor.isEditable || !(selection instanceof TextSelection) || selection.$from.parent.type.spec.code)
    return undefined;
  const { from, to, empty } = selection;
  if (empty) return editor.isActive('link') ? { kind: 'link', from, to } : undefined;
  return doc.textBetween(from, to, ' ').trim() === '' ? undefined : { kind: 'words', from, to };
}
