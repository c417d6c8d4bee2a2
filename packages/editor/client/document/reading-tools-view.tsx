import { Toolbar, useMessages } from '@kontor/ui';
import type { RefObject } from 'react';
import { Beside } from './bubble/bubble-view.tsx';
import { documentMessages } from './document-messages.ts';
import { useDocument } from './editor-context.ts';
import { RemarkOn } from './toolbar/remark-buttons-view.tsx';
import { useReadSelection } from './use-read-selection.ts';

/** Beside what a reader has selected what can be said about it. */
export function ReadingTools({ frame }: { readonly frame: RefObject<HTMLElement | null> }) {
  const t = useMessages(documentMessages);
  const { editor, parts } = useDocument();
  const range = useReadSelection(editor, '.k-remark-tools');
  if (!range || (!parts.onComment && !parts.onSuggest)) return null;
  const bar = (
    <Toolbar label={t('remarkBar')} className="k-remark-tools flex-nowrap! gap-0.5! p-1">
      <RemarkOn range={range} />
    </Toolbar>
  );
  if (window.matchMedia('(pointer: coarse)').matches) return <div className="k-remarks">{bar}</div>;
  return (
    <Beside frame={frame} range={{ kind: 'words', ...range }} width={76}>
      {bar}
    </Beside>
  );
}
