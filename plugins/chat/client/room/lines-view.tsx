import { useFormats, useMessages } from '@kontor/ui';
import type { Ref } from 'react';
import { chatMessages } from '../chat-messages.ts';

const dayMs = 86_400_000;

/** Between two days. */
export function DayLine({ at }: { readonly at: number }) {
  const t = useMessages(chatMessages);
  const { formatDate } = useFormats();
  const day = new Date(at).toDateString();
  const names = new Map([
    [new Date().toDateString(), t('today')],
    [new Date(Date.now() - dayMs).toDateString(), t('yesterday')],
  ]);
  return (
    <p className="flex items-center gap-3 px-3 pt-4 pb-1 text-xs font-medium text-muted">
      <span aria-hidden className="h-px grow bg-border" />
      {names.get(day) ?? formatDate(new Date(at), 'long')}
      <span aria-hidden className="h-px grow bg-border" />
    </p>
  );
}

/** Above what the reader has not seen yet. */
export function NewLine({ ref }: { readonly ref: Ref<HTMLParagraphElement> }) {
  const t = useMessages(chatMessages);
  return (
    <p ref={ref} className="flex items-center gap-3 px-3 pt-3 text-xs font-semibold text-accent-text">
      <span aria-hidden className="h-px grow bg-accent" />
      {t('newLine')}
      <span aria-hidden className="h-px w-6 bg-accent" />
    </p>
  );
}
