import { ExternalLink, IconButton, Pencil, Trash2, useMessages } from '@kontor/ui';
import type { Editor } from '@tiptap/core';
import { targetOfHref } from '../../../shared/schema/attribute-checks.ts';
import { EditorState } from '../../editor-handle.ts';
import { LinkForm } from '../../link-form-view.tsx';
import { useDocument } from '../editor-context.ts';
import { linkMessages } from './link-messages.ts';
import { openLink } from './open-link.ts';

interface LinkPanelProps {
  readonly isEditing: boolean;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** Where the link at the caret leads, and what can be done about it; or the field for its address. */
export function LinkPanel({ isEditing, onEdit, onClose }: LinkPanelProps) {
  const t = useMessages(linkMessages);
  const { editor, parts } = useDocument();
  const href = hrefAt(editor);
  const target = targetOfHref(href);
  if (isEditing) return <LinkForm state={new EditorState(editor)} onClose={onClose} />;
  return (
    <div className="flex items-center gap-0.5 ps-3 pe-1 py-1">
      <span className="me-1 max-w-60 truncate text-sm text-muted">
        {target ? (
          <parts.ObjectView ref={target.ref} label="…" display="inline" />
        ) : (
          href.replace(/^(https?:\/\/|mailto:)/, '')
        )}
      </span>
      <IconButton size="sm" icon={ExternalLink} label={t('open')} onPress={() => openLink(editor, parts, href)} />
      <IconButton size="sm" icon={Pencil} label={t('edit')} onPress={onEdit} />
      <IconButton
        size="sm"
        icon={Trash2}
        label={t('remove')}
        onPress={() => editor.chain().focus().extendMarkRange('link').unsetMark('link').run()}
      />
    </div>
  );
}

export function hrefAt(editor: Editor): string {
  const { href } = editor.getAttributes('link');
  return typeof href === 'string' ? href : '';
}
