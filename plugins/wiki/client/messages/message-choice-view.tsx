import type { SeenMessage } from '@kontor/plugin-api/client';
import { ItemList, useFormats, useMessages } from '@kontor/ui';
import { useEffect, useId, useRef } from 'react';
import { keepTexts } from './keep-messages.ts';

interface MessageChoiceProps {
  readonly messages: readonly SeenMessage[];
  readonly chosen: string;
  readonly taken: ReadonlySet<string>;
  readonly onChange: (taken: ReadonlySet<string>) => void;
}

/** The messages around the one that was chosen; it is in view. */
export function MessageChoice({ messages, chosen, taken, onChange }: MessageChoiceProps) {
  const t = useMessages(keepTexts);
  const { formatDate } = useFormats();
  const heading = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The list has its rows only after it was drawn for the first time.
    const frame = requestAnimationFrame(() => {
      const row = box.current?.querySelector(`[data-key="${CSS.escape(chosen)}"]`);
      if (!box.current || !row) return;
      box.current.scrollTop += row.getBoundingClientRect().top - box.current.getBoundingClientRect().top - 8;
    });
    return () => cancelAnimationFrame(frame);
  }, [chosen]);
  return (
    <fieldset aria-labelledby={heading} className="flex min-w-0 flex-col gap-1.5">
      <legend id={heading} className="flex w-full flex-wrap justify-between gap-x-3 pb-1.5 text-sm">
        <span className="font-medium">{t('messages')}</span>
        <span aria-live="polite" className="text-muted">
          {t('chosen', { count: taken.size })}
        </span>
      </legend>
      <div ref={box} className="max-h-52 overflow-y-auto rounded-lg p-1 ring-1 ring-border ring-inset">
        <ItemList
          label={t('messages')}
          items={messages}
          row={({ id, author, at, line }) => ({
            id,
            text: `${author}: ${line}`,
            title: `${author} · ${formatDate(at, 'moment')}`,
            subtitle: line,
          })}
          selected={taken}
          onSelect={onChange}
        />
      </div>
    </fieldset>
  );
}
