import type { DocumentEditorHandle, OutlineEntry } from '@kontor/editor/document';
import { useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { pageMessages } from './page-messages.ts';

/** The headings of a page, beside it where there is room; nothing for short pages. */
export function Outline({ handle }: { readonly handle: DocumentEditorHandle | undefined }) {
  const t = useMessages(pageMessages);
  const [entries, setEntries] = useState<readonly OutlineEntry[]>([]);
  useEffect(() => {
    if (!handle) return;
    setEntries(handle.outline());
    return handle.onOutline(() => setEntries(handle.outline()));
  }, [handle]);
  if (entries.length < 2) return <div className="hidden 2xl:block" />;
  const top = Math.min(...entries.map(({ level }) => level));
  return (
    <nav aria-label={t('outline')} className="hidden self-start 2xl:sticky 2xl:top-16 2xl:block print:hidden">
      <h2 className="pb-2 text-xs font-medium text-muted">{t('outline')}</h2>
      <ul className="flex max-h-[70vh] flex-col overflow-y-auto border-s border-border">
        {keyed(entries).map(({ key, level, text, go }) => (
          <li key={key}>
            <Button
              onPress={go}
              className="block w-full truncate rounded-e-md py-1 pe-2 text-start text-sm text-muted focus-ring-inset data-hovered:bg-hover data-hovered:text-text"
              style={{ paddingInlineStart: `${0.75 + Math.min(level - top, 3) * 0.75}rem` }}
            >
              {text}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Two headings of the same words are told apart by which of them comes first. */
function keyed(entries: readonly OutlineEntry[]): (OutlineEntry & { readonly key: string })[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = seen.get(entry.text) ?? 0;
    seen.set(entry.text, count + 1);
    return { ...entry, key: `${count} ${entry.text}` };
  });
}
