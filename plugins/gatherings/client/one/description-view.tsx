import { readMarkdown } from '@kontor/matrix/shared';
import { drawBody } from '@kontor/plugin-api/client';
import { useMemo } from 'react';

/** What the organisers wrote. */
export function Description({ text }: { readonly text: string }) {
  const body = useMemo(() => readMarkdown(text), [text]);
  return <div className="flex max-w-prose flex-col gap-3 [overflow-wrap:anywhere]">{drawBody(body)}</div>;
}
