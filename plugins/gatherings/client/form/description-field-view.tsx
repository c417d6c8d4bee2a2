import type { EditorState } from '@kontor/editor/client';
import { TextArea, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { formMessages } from './form-messages.ts';

type Part = typeof import('./editor-part.ts');

interface DescriptionFieldProps {
  /** Markdown. */
  readonly text: string;
  readonly onChange: (text: string) => void;
}

const nothing = () => undefined;

/** Written with formatting once the editor has come; until then, and where it does not, Markdown in a plain field. */
export function DescriptionField({ text, onChange }: DescriptionFieldProps) {
  const t = useMessages(formMessages);
  const [part, setPart] = useState<Part>();
  const [begun] = useState(text);
  const [editor, setEditor] = useState<EditorState>();
  const [isLinking, setLinking] = useState(false);
  useEffect(() => {
    import('./editor-part.ts').then(setPart, nothing);
  }, []);
  const isUntouched = text === begun;
  // Whoever has begun to write in the plain field goes on there: a change of fields would take the caret away.
  if (!part || (!editor && !isUntouched))
    return (
      <TextArea
        label={t('description')}
        placeholder={t('descriptionHint')}
        rows={5}
        value={text}
        onChange={onChange}
        maxLength={10_000}
      />
    );
  const { FormattingBar, LinkForm, MessageEditor } = part;
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="text-sm font-medium">
        {t('description')}
      </span>
      <div className="rounded-md bg-raised ring-1 ring-control/45 ring-inset focus-within:ring-2 focus-within:ring-accent">
        {editor && isLinking && <LinkForm state={editor} onClose={() => setLinking(false)} />}
        {editor && !isLinking && (
          <FormattingBar
            state={editor}
            onLink={() => setLinking(true)}
            className="border-b border-border px-1 py-0.5"
          />
        )}
        <MessageEditor
          text={begun}
          caret={undefined}
          label={t('description')}
          className="min-h-32 max-h-96 w-full overflow-y-auto px-3 py-2 outline-none"
          isTouch={() => true}
          onSubmit={nothing}
          onLink={() => setLinking(true)}
          onCancel={() => false}
          onEditLast={nothing}
          onKey={() => false}
          onFiles={nothing}
          rewrite={(words) => words}
          onChange={(state) => {
            setEditor(state);
            // The first time it says what it was given, which may be put differently, and is no change.
            if (editor && state.markdown !== text) onChange(state.markdown);
          }}
          suggestion={undefined}
        />
      </div>
    </div>
  );
}
