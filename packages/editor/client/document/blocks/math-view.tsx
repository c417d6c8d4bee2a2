import { classNames, useMessages } from '@kontor/ui';
import { Selection } from '@tiptap/pm/state';
import { useEffect, useRef, useState } from 'react';
import { useDocument } from '../editor-context.ts';
import { blockViewMessages } from './block-view-messages.ts';
import { drawFormula } from './draw-formula.ts';
import type { BlockViewProps } from './view-portals.ts';

/** A formula as a block: drawn, and while it is selected with its source below. */
export function MathBlockView(props: BlockViewProps) {
  return <MathView {...props} isBlock />;
}

/** The same within a line. */
export function MathInlineView(props: BlockViewProps) {
  return <MathView {...props} isBlock={false} />;
}

function MathView({ node, isSelected, pos, setAttrs, isBlock }: BlockViewProps & { readonly isBlock: boolean }) {
  const t = useMessages(blockViewMessages);
  const { editor, mayWrite } = useDocument();
  const stored = String(node.attrs.source);
  const [draft, setDraft] = useState<string>();
  const source = draft ?? stored;
  const isOpen = isSelected && mayWrite;

  function leave(): void {
    const at = pos();
    if (draft !== undefined && draft !== stored) setAttrs({ source: draft });
    setDraft(undefined);
    if (at === undefined) return;
    const { doc, tr } = editor.state;
    editor.view.dispatch(tr.setSelection(Selection.near(doc.resolve(at + node.nodeSize), 1)));
    editor.view.focus();
  }

  return (
    <>
      <Formula source={source} isBlock={isBlock} />
      {isOpen && (
        <span className={classNames('k-math-source', !isBlock && 'k-floating')} data-own-events>
          <textarea
            aria-label={t('formulaSource')}
            placeholder="E = mc^2"
            spellCheck={false}
            rows={isBlock ? 3 : 1}
            value={source}
            // biome-ignore lint/a11y/noAutofocus: somebody has just chosen the formula to write in it.
            autoFocus={stored === ''}
            onChange={({ target }) => setDraft(target.value)}
            onBlur={() => {
              if (draft !== undefined && draft !== stored) setAttrs({ source: draft });
              setDraft(undefined);
            }}
            onKeyDown={(event) => {
              const isDone =
                event.key === 'Escape' || (event.key === 'Enter' && (!isBlock || event.ctrlKey || event.metaKey));
              if (!isDone) return;
              event.preventDefault();
              leave();
            }}
          />
        </span>
      )}
    </>
  );
}

function Formula({ source, isBlock }: { readonly source: string; readonly isBlock: boolean }) {
  const t = useMessages(blockViewMessages);
  const place = useRef<HTMLSpanElement>(null);
  const { parts } = useDocument();
  useEffect(() => {
    const element = place.current;
    if (!element || source.trim() === '') return;
    let isOver = false;
    drawFormula(source, isBlock).then(
      (drawn) => {
        if (!isOver) element.replaceChildren(drawn);
      },
      (error: unknown) => parts.onError(error),
    );
    return () => {
      isOver = true;
    };
  }, [source, isBlock, parts]);
  if (source.trim() === '') return <span className="k-math-empty">{t('formulaEmpty')}</span>;
  // Until it is drawn, and where KaTeX does not come, the source stands there.
  return (
    <span ref={place} className="k-math-drawn" key="drawn">
      <code>{source}</code>
    </span>
  );
}
