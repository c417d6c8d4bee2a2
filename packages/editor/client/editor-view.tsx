import type { Editor } from '@tiptap/core';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { createEditor } from './create-editor.ts';
import { EditorState } from './editor-handle.ts';
import { type MessageKeys, messageKey } from './keys.ts';

export interface MessageEditorProps extends MessageKeys {
  /** Markdown, as it stood when the editor came; to put other text in, give the editor another key. */
  readonly text: string;
  /** Where the caret of the field before it stood; absent where that had no focus. */
  readonly caret: number | undefined;
  readonly label: string;
  readonly className: string;
  /** Asked before all others; true where the key was for somebody else, a list of suggestions for instance. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onFiles: (files: FileList) => void;
  /** Puts signs in the place of short codes, in what is typed. */
  readonly rewrite: (text: string) => string;
  readonly onChange: (state: EditorState) => void;
  /** The option of a list that the focus is on while it stays in the text. */
  readonly suggestion: { readonly list: string; readonly option: string } | undefined;
}

/** A message while it is written. */
export function MessageEditor(props: MessageEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  useLayoutEffect(() => {
    const { text, caret, label, className } = latest.current;
    if (!place.current) return;
    const made = createEditor({
      element: place.current,
      text,
      caret,
      label,
      classes: className,
      rewrite: (words) => latest.current.rewrite(words),
      onFiles: (files) => latest.current.onFiles(files),
      onKey: (event, current) => latest.current.onKey(event) || messageKey(event, current, latest.current),
      onChange: (current) => latest.current.onChange(new EditorState(current)),
    });
    editor.current = made;
    latest.current.onChange(new EditorState(made));
    if (caret !== undefined) made.view.focus();
    return () => made.destroy();
  }, []);
  const { suggestion, label } = props;
  useEffect(() => {
    const dom = editor.current?.view.dom;
    if (!dom) return;
    dom.setAttribute('aria-label', label);
    const attributes = {
      'aria-controls': suggestion?.list,
      'aria-activedescendant': suggestion?.option,
      'aria-autocomplete': suggestion && 'list',
    };
    for (const [name, value] of Object.entries(attributes))
      if (value === undefined) dom.removeAttribute(name);
      else dom.setAttribute(name, value);
  }, [suggestion?.list, suggestion?.option, label, suggestion]);
  return <div ref={place} className="flex min-w-0 grow" />;
}
