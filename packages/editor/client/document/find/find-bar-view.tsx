import { Button, ChevronDown, ChevronUp, IconButton, TextField, Type, useFormats, useMessages, X } from '@kontor/ui';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useDocument } from '../editor-context.ts';
import { useEditorValue } from '../use-editor-value.ts';
import { findMessages } from './find-messages.ts';
import { findingOf, goToFound, replaceFound, setQuery } from './find-plugin.ts';

interface FindBarProps {
  readonly text: string;
  readonly onClose: () => void;
}

/** Finds words in the text, and puts others in their place. Escape goes back to where one was found. */
export function FindBar({ text: given, onClose }: FindBarProps) {
  const t = useMessages(findMessages);
  const { editor, mayWrite } = useDocument();
  const [text, setText] = useState(given);
  const [words, setWords] = useState('');
  const [isCaseSensitive, setCaseSensitive] = useState(false);
  const [replaced, setReplaced] = useState<number>();
  useEffect(() => setQuery(editor, { text, isCaseSensitive }), [editor, text, isCaseSensitive]);
  useEffect(() => () => setQuery(editor, { text: '', isCaseSensitive: false }), [editor]);

  function close(): void {
    onClose();
    editor.commands.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.preventDefault();
    if (event.key === 'Escape') close();
    else goToFound(editor, event.shiftKey ? -1 : 1);
  }

  return (
    <search aria-label={t('label')} className="k-find">
      <div className="flex min-w-0 flex-wrap items-center gap-1.5">
        <TextField
          label={t('find')}
          isLabelHidden
          placeholder={t('find')}
          value={text}
          onChange={setText}
          onKeyDown={onKeyDown}
          autoFocus
          className="min-w-40 grow basis-40"
        />
        <FoundCount isAsked={text !== ''} replaced={replaced} />
        <IconButton size="sm" icon={ChevronUp} label={t('previous')} onPress={() => goToFound(editor, -1)} />
        <IconButton size="sm" icon={ChevronDown} label={t('next')} onPress={() => goToFound(editor, 1)} />
        <IconButton
          size="sm"
          icon={Type}
          label={t('caseSensitive')}
          isActive={isCaseSensitive}
          onPress={() => setCaseSensitive(!isCaseSensitive)}
        />
        <IconButton size="sm" icon={X} label={t('close')} onPress={close} />
      </div>
      {mayWrite && (
        <div className="flex min-w-0 flex-wrap items-center gap-1.5">
          <TextField
            label={t('replace')}
            isLabelHidden
            placeholder={t('replace')}
            value={words}
            onChange={setWords}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onKeyDown(event);
              else if (event.key === 'Enter') setReplaced(replaceFound(editor, words, false));
            }}
            className="min-w-40 grow basis-40"
          />
          <Button size="sm" onPress={() => setReplaced(replaceFound(editor, words, false))}>
            {t('replaceOne')}
          </Button>
          <Button size="sm" onPress={() => setReplaced(replaceFound(editor, words, true))}>
            {t('replaceAll')}
          </Button>
        </div>
      )}
    </search>
  );
}

function FoundCount({ isAsked, replaced }: { readonly isAsked: boolean; readonly replaced: number | undefined }) {
  const t = useMessages(findMessages);
  const { formatNumber } = useFormats();
  const { editor } = useDocument();
  const count = useEditorValue(editor, () => findingOf(editor.state).found.length);
  const at = useEditorValue(editor, () => findingOf(editor.state).at);
  const says = count > 0 ? t('count', { at: formatNumber(at + 1), count: formatNumber(count) }) : t('none');
  return (
    <output className="min-w-16 text-xs text-muted">
      {isAsked && (count === 0 && replaced ? t('replaced', { count: replaced }) : says)}
    </output>
  );
}
