import type { KeyboardEvent, Ref } from 'react';
import { isTouch } from './touch.ts';

interface PlainFieldProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly text: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => boolean;
  readonly onEditLast: () => void;
  readonly onFiles: (files: FileList) => void;
}

/** Where one writes, in Markdown, until the editor is there; and on, where it does not come. */
export function PlainField({ ref, text, label, onChange, onSubmit, onCancel, onEditLast, onFiles }: PlainFieldProps) {
  function onKeyDown(event: KeyboardEvent) {
    // While a word is being composed, Enter belongs to that.
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const isSent = key === 'Enter' && (ctrlKey || metaKey || (!shiftKey && !isTouch()));
    if (isSent) onSubmit();
    else if (key === 'ArrowUp' && text === '') onEditLast();
    else if (key !== 'Escape' || !onCancel()) return;
    event.preventDefault();
  }
  return (
    <textarea
      ref={ref}
      rows={1}
      value={text}
      aria-label={label}
      placeholder={label}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onCompositionStart={({ currentTarget }) => {
        currentTarget.dataset.composing = 'true';
      }}
      onCompositionEnd={({ currentTarget }) => {
        delete currentTarget.dataset.composing;
      }}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0 || event.clipboardData.getData('text/plain').trim() !== '') return;
        event.preventDefault();
        onFiles(event.clipboardData.files);
      }}
      className={`field-sizing-content w-full resize-none bg-transparent outline-none placeholder:truncate placeholder:text-muted ${fieldSize}`}
    />
  );
}

/** The editor stands in the very same place. */
export const fieldSize =
  'max-h-48 min-h-9 min-w-0 grow px-1 py-2 text-sm leading-5 coarse:min-h-11 coarse:py-3 coarse:text-base';
