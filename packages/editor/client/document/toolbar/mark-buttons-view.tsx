import {
  Bold,
  Code,
  Highlighter,
  type Icon,
  IconButton,
  Italic,
  Link2,
  Strikethrough,
  Underline,
  useMessages,
} from '@kontor/ui';
import type { Editor } from '@tiptap/core';
import { documentMessages } from '../document-messages.ts';
import { keysHere } from '../keys-here.ts';
import { useEditorValue } from '../use-editor-value.ts';

export type MarkName = 'bold' | 'italic' | 'underline' | 'strike' | 'code' | 'highlight';

interface MarkFormat {
  readonly name: MarkName;
  readonly icon: Icon;
  readonly keys: string;
}

const markFormats: readonly MarkFormat[] = [
  { name: 'bold', icon: Bold, keys: 'Mod+B' },
  { name: 'italic', icon: Italic, keys: 'Mod+I' },
  { name: 'underline', icon: Underline, keys: 'Mod+U' },
  { name: 'strike', icon: Strikethrough, keys: 'Mod+Shift+S' },
  { name: 'code', icon: Code, keys: 'Mod+E' },
  { name: 'highlight', icon: Highlighter, keys: 'Mod+Shift+H' },
];

interface MarkButtonsProps {
  readonly editor: Editor;
  readonly onLink: () => void;
}

/** What words can be, each a switch: in the bar above the text and in the one beside a selection. */
export function MarkButtons({ editor, onLink }: MarkButtonsProps) {
  const t = useMessages(documentMessages);
  const known = markFormats.filter(({ name }) => name in editor.schema.marks);
  const active = useEditorValue(editor, () =>
    [...known.map(({ name }) => name), 'link'].filter((name) => editor.isActive(name)).join(' '),
  ).split(' ');
  return (
    <>
      {known.map(({ name, icon, keys }) => (
        <IconButton
          key={name}
          size="sm"
          icon={icon}
          label={t(name)}
          shortcut={keysHere(keys)}
          isActive={active.includes(name)}
          onPress={() => editor.chain().focus().toggleMark(name).run()}
        />
      ))}
      <IconButton
        size="sm"
        icon={Link2}
        label={t('link')}
        shortcut={keysHere('Mod+K')}
        isActive={active.includes('link')}
        onPress={onLink}
      />
    </>
  );
}
