import { Button, IconButton, TextField, Trash2, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { addressMeant } from '../shared/pasted.ts';
import type { EditorState } from './editor-handle.ts';
import { editorMessages } from './editor-messages.ts';

interface LinkFormProps {
  readonly state: EditorState;
  readonly onClose: () => void;
}

/** Where the selected words lead: Enter takes the address, Escape goes back to the text. */
export function LinkForm({ state, onClose }: LinkFormProps) {
  const t = useMessages(editorMessages);
  const [typed, setTyped] = useState(() => state.href);
  const [isUnfit, setUnfit] = useState(false);
  const href = addressMeant(typed);

  function set() {
    if (href === undefined) return setUnfit(true);
    state.setLink(href);
    onClose();
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        set();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        state.focus();
        onClose();
      }}
      className="flex flex-wrap items-start gap-2 border-b border-border p-2"
    >
      <TextField
        type="url"
        label={t('linkAddress')}
        isLabelHidden
        placeholder="https://"
        autoFocus
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setUnfit(false);
        }}
        {...(isUnfit && href === undefined && { error: t('linkUnfit') })}
        className="min-w-40 grow"
      />
      <Button type="submit">{t('linkSet')}</Button>
      {state.isLink && (
        <IconButton
          icon={Trash2}
          label={t('linkRemove')}
          onPress={() => {
            state.removeLink();
            onClose();
          }}
        />
      )}
    </form>
  );
}
