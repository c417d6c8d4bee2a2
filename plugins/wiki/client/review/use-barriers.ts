import type { Barrier, DocumentEditorHandle } from '@kontor/editor/document';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import type { Page } from '../../shared/index.ts';
import type { PageComments } from '../comments/use-page-comments.ts';

const none: readonly Barrier[] = [];
/** After so long without a change the text is looked through anew. */
const pauseMs = 400;

export interface PageBarriers {
  /** In the order of the text; nothing where nobody asks. */
  readonly found: readonly Barrier[];
  readonly isShown: boolean;
  show(): void;
  hide(): void;
}

/** What keeps a page from being read by everybody: looked for while the list is open, and where the page counts as checked. */
export function useBarriers(
  page: Page,
  handle: DocumentEditorHandle | undefined,
  doc: Y.Doc | undefined,
  comments: Pick<PageComments, 'isOpen' | 'close'>,
): PageBarriers {
  const [isShown, setShown] = useState(false);
  const [found, setFound] = useState(none);
  const isAsked = page.right === 'write' && (isShown || page.review.state === 'verified');
  useEffect(() => {
    if (!handle || !doc || !isAsked) return setFound(none);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => setFound(handle.findBarriers());
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(look, pauseMs);
    };
    look();
    doc.on('update', later);
    return () => {
      doc.off('update', later);
      clearTimeout(timer);
    };
  }, [handle, doc, isAsked]);
  const { isOpen: isCommenting } = comments;
  useEffect(() => {
    // Both stand in the same place: what was opened last is there.
    if (isCommenting) setShown(false);
  }, [isCommenting]);
  const show = () => {
    comments.close();
    setShown(true);
  };
  return { found, isShown, show, hide: () => setShown(false) };
}
