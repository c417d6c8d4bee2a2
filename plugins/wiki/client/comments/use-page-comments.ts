import type { DocumentAnchor, DocumentEditorHandle } from '@kontor/editor/document';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { listThreads, type Page, type Thread } from '../../shared/index.ts';

/** Something that is about to be said of a place. */
export interface BegunComment {
  readonly anchor: DocumentAnchor;
  readonly quote: string;
}

export interface PageComments {
  readonly threads: readonly Thread[];
  readonly openCount: number;
  /** Threads whose place is gone. */
  readonly orphans: ReadonlySet<string>;
  readonly isOpen: boolean;
  readonly active: string | undefined;
  readonly begun: BegunComment | undefined;
  open(thread?: string): void;
  close(): void;
  /** What is selected in the text right now is quoted. */
  begin(anchor: DocumentAnchor): void;
}

const longestQuote = 200;
const nothing: readonly Thread[] = [];

/** What was said about a page, shown in its text where it belongs; `doc` is the text. */
export function usePageComments(
  page: Page,
  handle: DocumentEditorHandle | undefined,
  doc: Y.Doc | undefined,
): PageComments {
  const { data } = useQueryRoute(listThreads, { page: page.id });
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState<string>();
  const [begun, setBegun] = useState<BegunComment>();
  const [orphans, setOrphans] = useState<ReadonlySet<string>>(new Set());
  const threads = data?.threads ?? nothing;
  useEffect(() => {
    if (!handle) return;
    const shown = threads.flatMap(({ id, anchor, resolvedAt }) =>
      anchor === null || resolvedAt !== null
        ? []
        : [{ id, anchor, state: id === active ? ('active' as const) : ('open' as const) }],
    );
    handle.showAnchors(shown);
    setOrphans(new Set(handle.orphans()));
  }, [handle, threads, active]);
  useEffect(() => {
    if (!handle || !doc || !isOpen) return;
    let asked = 0;
    // Whoever writes may take out what was commented on.
    const look = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => setOrphans(new Set(handle.orphans())));
    };
    look();
    doc.on('update', look);
    return () => {
      doc.off('update', look);
      cancelAnimationFrame(asked);
    };
  }, [handle, doc, isOpen]);
  useEffect(
    () =>
      handle?.onAnchor((id) => {
        setActive(id);
        if (id !== undefined) setOpen(true);
      }),
    [handle],
  );
  return {
    threads,
    openCount: threads.filter(({ resolvedAt }) => resolvedAt === null).length,
    orphans,
    isOpen,
    active,
    begun,
    open: (thread) => {
      setActive(thread);
      setOpen(true);
    },
    close: () => {
      setOpen(false);
      setBegun(undefined);
      setActive(undefined);
    },
    begin: (anchor) => {
      setBegun({ anchor, quote: String(getSelection() ?? '').slice(0, longestQuote) });
      setOpen(true);
    },
  };
}
