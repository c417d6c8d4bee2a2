import type { DocumentAnchor, DocumentEditorHandle, ShownAnchor, SuggestedPlace } from '@kontor/editor/document';
import { useAddressedName, useQueryRoute } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { listSuggestions, listThreads, type Page, type Suggestion, type Thread } from '../../shared/index.ts';
import { suggestionMessages } from '../suggestions/suggestion-messages.ts';

/** Something that is about to be said of a place. */
export interface BegunComment {
  readonly anchor: DocumentAnchor;
  readonly quote: string;
}

/** What is said about a page and suggested for it. */
export interface PageComments {
  readonly threads: readonly Thread[];
  readonly suggestions: readonly Suggestion[];
  /** Threads whose place is gone. */
  readonly orphans: ReadonlySet<string>;
  readonly isOpen: boolean;
  /** A thread or a suggestion. */
  readonly active: string | undefined;
  readonly begun: BegunComment | undefined;
  readonly begunSuggestion: SuggestedPlace | undefined;
  /** The text is there, so that places can be looked up in it. */
  readonly isReady: boolean;
  open(active?: string): void;
  close(): void;
  begin(anchor: DocumentAnchor, words: string): void;
  /** With nothing where the selection is not within one paragraph. */
  beginSuggestion(place: SuggestedPlace | undefined): void;
  /** What stands in the place of a suggestion by now. */
  wordsAt(anchor: DocumentAnchor): string | undefined;
  show(anchor: DocumentAnchor): void;
}

const longestQuote = 200;
const noThreads: readonly Thread[] = [];
const noSuggestions: readonly Suggestion[] = [];

/** What was said about a page, shown in its text where it belongs; `doc` is the text. */
export function usePageComments(
  page: Page,
  handle: DocumentEditorHandle | undefined,
  doc: Y.Doc | undefined,
): PageComments {
  const t = useMessages(suggestionMessages);
  const toast = useToast();
  const threads = useQueryRoute(listThreads, { page: page.id }).data?.threads ?? noThreads;
  const suggestions = useQueryRoute(listSuggestions, { page: page.id }).data?.suggestions ?? noSuggestions;
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState<string>();
  const [begun, setBegun] = useState<BegunComment>();
  const [begunSuggestion, setBegunSuggestion] = useState<SuggestedPlace>();
  const [orphans, setOrphans] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!handle) return;
    handle.showAnchors(shownOf(threads, suggestions, active));
    setOrphans(new Set(handle.orphans()));
  }, [handle, threads, suggestions, active]);
  useEffect(() => {
    if (!handle || !doc || !isOpen) return;
    let asked = 0;
    // Whoever writes may take out what was commented on. A new set each time: what stands in a place is asked anew, too.
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
  const addressed = useAddressedName();
  const named = threads.find(({ comments }) => comments.some(({ id }) => addressed === `comment-${id}`))?.id;
  useEffect(() => {
    if (named === undefined) return;
    setActive(named);
    setOpen(true);
  }, [named]);
  function begin(next: { readonly comment?: BegunComment; readonly suggestion?: SuggestedPlace }) {
    setBegun(next.comment);
    setBegunSuggestion(next.suggestion);
    setOpen(true);
  }
  return {
    threads,
    suggestions,
    orphans,
    isOpen,
    active,
    begun,
    begunSuggestion,
    isReady: handle !== undefined,
    open: (next) => {
      setActive(next);
      setOpen(true);
    },
    close: () => {
      setOpen(false);
      setBegun(undefined);
      setBegunSuggestion(undefined);
      setActive(undefined);
    },
    begin: (anchor, words) => begin({ comment: { anchor, quote: words.slice(0, longestQuote) } }),
    beginSuggestion: (suggestion) => {
      if (suggestion) begin({ suggestion });
      else toast.show({ text: t('oneBlock') });
    },
    wordsAt: (anchor) => handle?.readAnchor(anchor),
    show: (anchor) => handle?.goToAnchor(anchor),
  };
}

/** What is settled is not marked in the text. */
function shownOf(
  threads: readonly Thread[],
  suggestions: readonly Suggestion[],
  active: string | undefined,
): ShownAnchor[] {
  const stateOf = (id: string) => (id === active ? ('active' as const) : ('open' as const));
  return [
    ...threads.flatMap(({ id, anchor, resolvedAt }): ShownAnchor[] =>
      anchor === null || resolvedAt !== null ? [] : [{ id, anchor, state: stateOf(id) }],
    ),
    ...suggestions.flatMap(({ id, anchor, replacement, state }): ShownAnchor[] =>
      state === 'open' ? [{ id, anchor, replacement, state: stateOf(id) }] : [],
    ),
  ];
}
