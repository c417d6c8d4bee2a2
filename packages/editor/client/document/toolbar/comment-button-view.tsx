import { IconButton, MessageSquarePlus, useMessages } from '@kontor/ui';
import { anchorOf } from '../anchors/relative-place.ts';
import { documentMessages } from '../document-messages.ts';
import { useDocument } from '../editor-context.ts';
import { useEditorValue } from '../use-editor-value.ts';
import { Divider } from './divider-view.tsx';

/** Says something about the selected words, where what is around the text can take that. */
export function CommentButton() {
  const t = useMessages(documentMessages);
  const { editor, parts } = useDocument();
  const isEmpty = useEditorValue(editor, () => editor.state.selection.empty);
  if (!parts.onComment) return null;
  return (
    <>
      <Divider />
      <IconButton
        size="sm"
        icon={MessageSquarePlus}
        label={t('comment')}
        isDisabled={isEmpty}
        onPress={() => {
          const { from, to } = editor.state.selection;
          const anchor = anchorOf(editor.state, from, to);
          if (anchor) parts.onComment?.(anchor);
        }}
      />
    </>
  );
}
