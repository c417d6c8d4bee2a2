import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import type { DocumentEditorHandle } from './document-parts.ts';
import { outlineOf } from './outline.ts';
import { wordsOf } from './word-count.ts';

interface HandleParts {
  readonly onReady: ((handle: DocumentEditorHandle) => void) | undefined;
  readonly onFind: (text?: string) => void;
}

/** Gives whoever holds the editor a way to ask and steer it, once for each editor. */
export function useDocumentHandle(editor: Editor | undefined, parts: HandleParts): void {
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  });
  useEffect(() => {
    if (editor) latest.current.onReady?.(handleOf(editor, (text) => latest.current.onFind(text)));
  }, [editor]);
}

function handleOf(editor: Editor, find: (text?: string) => void): DocumentEditorHandle {
  return {
    focus: () => editor.commands.focus(),
    outline: () => outlineOf(editor),
    onOutline: (listener) => onHeadings(editor, listener),
    words: () => wordsOf(editor.state.doc),
    find,
    findBarriers: () => [],
    insertText: (text) => editor.chain().focus().insertContent({ type: 'text', text }).run(),
    selectionAnchor: () => undefined,
    showAnchors: () => undefined,
    orphans: () => [],
    onAnchor: () => () => undefined,
  };
}

/** Called back only where a heading came, went or changed. */
function onHeadings(editor: Editor, listener: () => void): () => void {
  const headingsNow = () => JSON.stringify(outlineOf(editor).map(({ level, text }) => [level, text]));
  let before = headingsNow();
  const look = () => {
    const now = headingsNow();
    if (now === before) return;
    before = now;
    listener();
  };
  editor.on('update', look);
  return () => editor.off('update', look);
}
