import { translatorOf, useLanguage } from '@kontor/ui';
import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import { anchorOf, rangeOf, wordsAt } from './anchors/relative-place.ts';
import { orphansOf, showAnchors } from './anchors/shown-anchors.ts';
import { barrierMessages } from './check/barrier-messages.ts';
import { barriersOf } from './check/find-barriers.ts';
import type { Barrier, DocumentEditorHandle } from './document-parts.ts';
import { goTo } from './go-to.ts';
import { goToPlace } from './link/open-link.ts';
import { onOutline, outlineOf } from './outline.ts';
import { wordsOf } from './word-count.ts';

interface HandleParts {
  readonly onReady: ((handle: DocumentEditorHandle) => void) | undefined;
  readonly onFind: (text?: string) => void;
  readonly onAnchor: DocumentEditorHandle['onAnchor'];
}

/** Gives whoever holds the editor a way to ask and steer it, once for each editor. */
export function useDocumentHandle(editor: Editor | undefined, parts: HandleParts): void {
  const { language } = useLanguage();
  const latest = useRef({ ...parts, language });
  useEffect(() => {
    latest.current = { ...parts, language };
  });
  useEffect(() => {
    if (!editor) return;
    const barriers = () => barriersIn(editor, translatorOf(barrierMessages, latest.current.language));
    latest.current.onReady?.(handleOf(editor, latest.current, barriers));
  }, [editor]);
}

function handleOf(
  editor: Editor,
  { onFind, onAnchor }: HandleParts,
  findBarriers: () => readonly Barrier[],
): DocumentEditorHandle {
  return {
    focus: () => void editor.commands.focus(),
    goToPlace: (name) => goToPlace(editor, name),
    outline: () => outlineOf(editor),
    onOutline: (listener) => onOutline(editor, listener),
    words: () => wordsOf(editor.state.doc),
    find: onFind,
    findBarriers,
    insertText: (text) => void editor.chain().focus().insertContent({ type: 'text', text }).run(),
    selectionAnchor: () => {
      const { from, to, empty } = editor.state.selection;
      return empty ? undefined : anchorOf(editor.state, from, to);
    },
    showAnchors: (anchors) => showAnchors(editor.view, anchors),
    readAnchor: (anchor) => wordsAt(editor.state, anchor),
    goToAnchor: (anchor) => {
      const range = rangeOf(editor.state, anchor);
      if (range) goTo(editor, range.from);
    },
    orphans: () => orphansOf(editor.state),
    onAnchor,
  };
}

function barriersIn(
  editor: Editor,
  t: (name: Barrier['kind'], values: { words: string }) => string,
): readonly Barrier[] {
  return barriersOf(editor.state.doc).map(({ kind, pos, words }) => ({
    kind,
    text: t(kind, { words }),
    go: () => goTo(editor, pos + 1),
  }));
}
