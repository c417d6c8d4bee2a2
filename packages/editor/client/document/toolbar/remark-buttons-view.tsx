import { IconButton, MessageSquarePlus, PencilLine, useMessages } from '@kontor/ui';
import { anchorOf, suggestedPlaceOf } from '../anchors/relative-place.ts';
import { documentMessages } from '../document-messages.ts';
import { useDocument } from '../editor-context.ts';
import { useEditorValue } from '../use-editor-value.ts';
import { Divider } from './divider-view.tsx';

/** Says something about the selected words or proposes others, where what is around the text can take that. */
export function RemarkButtons() {
  const { editor, parts } = useDocument();
  const isEmpty = useEditorValue(editor, () => editor.state.selection.empty);
  if (!parts.onComment && !parts.onSuggest) return null;
  return (
    <>
      <Divider />
      <RemarkOn range={isEmpty ? undefined : editor.state.selection} />
    </>
  );
}

/** The same for a range; as long as there is none they cannot be pressed. */
export function RemarkOn({ range }: { readonly range: { readonly from: number; readonly to: number } | undefined }) {
  const t = useMessages(documentMessages);
  const { editor, parts } = useDocument();
  const isDisabled = range === undefined;
  function comment() {
    // What is selected by now: nothing is drawn anew while a selection grows.
    const { from, to } = rangeNow();
    const anchor = anchorOf(editor.state, from, to);
    if (anchor) parts.onComment?.(anchor, editor.state.doc.textBetween(from, to, ' '));
  }
  function suggest() {
    const { from, to } = rangeNow();
    parts.onSuggest?.(suggestedPlaceOf(editor.state, from, to));
  }
  function rangeNow() {
    return editor.isEditable || !range ? editor.state.selection : range;
  }
  return (
    <>
      {parts.onComment && (
        <IconButton size="sm" icon={MessageSquarePlus} label={t('comment')} isDisabled={isDisabled} onPress={comment} />
      )}
      {parts.onSuggest && (
        <IconButton size="sm" icon={PencilLine} label={t('suggest')} isDisabled={isDisabled} onPress={suggest} />
      )}
    </>
  );
}
