import { Heading1, Heading2, Heading3, type Icon, Pilcrow } from '@kontor/ui';
import type { Editor } from '@tiptap/core';

export type TextStyleName = 'paragraph' | 'heading1' | 'heading2' | 'heading3';

export interface TextStyle {
  readonly name: TextStyleName;
  readonly icon: Icon;
  readonly keys: string;
  readonly level: 0 | 1 | 2 | 3;
}

/** What a line can be. The page's title is its only heading above these. */
export const textStyles: readonly TextStyle[] = [
  { name: 'paragraph', icon: Pilcrow, keys: 'Mod+Alt+0', level: 0 },
  { name: 'heading1', icon: Heading1, keys: 'Mod+Alt+1', level: 1 },
  { name: 'heading2', icon: Heading2, keys: 'Mod+Alt+2', level: 2 },
  { name: 'heading3', icon: Heading3, keys: 'Mod+Alt+3', level: 3 },
];

export function setTextStyle(editor: Editor, { level }: TextStyle): void {
  const chain = editor.chain().focus();
  if (level === 0) chain.setParagraph().run();
  else chain.setHeading({ level }).run();
}

export function textStyleOf(editor: Editor): TextStyleName {
  const { parent } = editor.state.selection.$from;
  if (parent.type.name !== 'heading') return 'paragraph';
  return textStyles.find(({ level }) => level === parent.attrs.level)?.name ?? 'heading3';
}
