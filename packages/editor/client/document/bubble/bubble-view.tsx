import { Toolbar, useMessages } from '@kontor/ui';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { documentMessages } from '../document-messages.ts';
import { useDocument } from '../editor-context.ts';
import type { EditorKeys } from '../editor-keys.ts';
import { LinkPanel } from '../link/link-panel-view.tsx';
import { moveTo } from '../move-to.ts';
import { placeBeside } from '../place-beside.ts';
import { MarkButtons } from '../toolbar/mark-buttons-view.tsx';
import { RemarkButtons } from '../toolbar/remark-buttons-view.tsx';
import type { BubbleRange } from './bubble-range.ts';
import { useBubble } from './use-bubble.ts';

interface BubbleProps {
  readonly frame: RefObject<HTMLElement | null>;
  readonly keys: EditorKeys;
  readonly isLinking: boolean;
  readonly onLinking: (isLinking: boolean) => void;
}

/**
 * Beside selected words what can be done to them; at a link where it leads. Fingers have the bar of the phone instead,
 * as their selection has a menu of its own. All of it is in the bar above the text and on keys, too.
 */
export function Bubble({ frame, keys, isLinking, onLinking }: BubbleProps) {
  const { editor } = useDocument();
  const range = useBubble(editor, frame);
  useEffect(
    () =>
      keys.add((event) => {
        const isLinkKey = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
        if (!isLinkKey || event.altKey) return false;
        // Else the search of the whole window opens.
        event.stopPropagation();
        event.preventDefault();
        onLinking(true);
        return true;
      }),
    [keys, onLinking],
  );
  const { from, to } = editor.state.selection;
  if (isLinking)
    return (
      <Beside frame={frame} range={{ kind: 'link', from, to }} width={360}>
        <div className="w-90 max-w-full">
          <LinkPanel isEditing onEdit={() => undefined} onClose={() => onLinking(false)} />
        </div>
      </Beside>
    );
  if (!range || window.matchMedia('(pointer: coarse)').matches) return null;
  return (
    <Beside frame={frame} range={range} width={range.kind === 'words' ? 336 : 340}>
      {range.kind === 'link' ? (
        <LinkPanel isEditing={false} onEdit={() => onLinking(true)} onClose={() => undefined} />
      ) : (
        <WordsBar onLink={() => onLinking(true)} />
      )}
    </Beside>
  );
}

function WordsBar({ onLink }: { readonly onLink: () => void }) {
  const t = useMessages(documentMessages);
  const { editor } = useDocument();
  return (
    <Toolbar label={t('selectionBar')} className="flex-nowrap! gap-0.5! p-1">
      <MarkButtons editor={editor} onLink={onLink} />
      <RemarkButtons />
    </Toolbar>
  );
}

interface BesideProps {
  readonly frame: RefObject<HTMLElement | null>;
  readonly range: BubbleRange;
  readonly width: number;
  readonly children: ReactNode;
}

/** Floats beside a place in the text. */
export function Beside({ frame, range: { kind, from, to }, width, children }: BesideProps) {
  const { editor } = useDocument();
  const place = useRef<HTMLDivElement>(null);
  const [, setMoved] = useState(0);
  useLayoutEffect(() => {
    if (!frame.current) return;
    const wanted = { from, to, width, height: 44, prefersAbove: kind === 'words' };
    moveTo(place.current, placeBeside(editor, frame.current, wanted));
  });
  useEffect(() => {
    const onResize = () => setMoved((count) => count + 1);
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  return (
    <div ref={place} className="k-floating">
      {children}
    </div>
  );
}
