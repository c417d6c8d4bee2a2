import { useLanguage, useMessages } from '@kontor/ui';
import type { AnyExtension, Editor } from '@tiptap/core';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { isSafeToEdit, watchStrangers } from '../../shared/shared-doc/strangers.ts';
import { afterPaint } from './after-paint.ts';
import { createDocumentEditor, createDocumentReader } from './create-document-editor.ts';
import { documentMessages } from './document-messages.ts';
import type { DocumentEditorProps } from './document-parts.ts';

export interface OpenDocument {
  readonly editor: Editor;
  /** False where something stands in it that this version does not know: it is shown, and not bound. */
  readonly isSafe: boolean;
}

/**
 * The editor of a document, in the place, for as long as the view stands; another document makes another editor. As soon
 * as others write something that this version does not know, the binding ends, since it would take that out for all.
 */
export function useDocumentEditor(
  props: DocumentEditorProps,
  place: RefObject<HTMLElement | null>,
  extensionsOf: () => readonly AnyExtension[],
): OpenDocument | undefined {
  const t = useMessages(documentMessages);
  const { language } = useLanguage();
  const { document, awareness, person, mayWrite, label } = props;
  const [opened, setOpened] = useState<OpenDocument>();
  const now = { mayWrite, extensionsOf, label, placeholder: t('placeholder'), language };
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const options = () => ({
      element,
      document,
      awareness,
      person: person.id,
      label: latest.current.label,
      placeholder: () => latest.current.placeholder,
      language: latest.current.language,
      mayWrite: () => latest.current.mayWrite,
      extensions: latest.current.extensionsOf(),
    });
    let current: { readonly destroy: () => void };
    let cancel = () => {};
    // The text is painted first; the bar, whose room is kept, and all else comes after it.
    const open = (next: OpenDocument) => {
      cancel();
      cancel = afterPaint(() => setOpened(next));
    };
    const read = () => {
      const reader = createDocumentReader(options());
      current = reader;
      open({ editor: reader.editor, isSafe: false });
    };
    let unwatch = () => {};
    if (isSafeToEdit(document)) {
      const editor = createDocumentEditor(options());
      current = editor;
      open({ editor, isSafe: true });
      unwatch = watchStrangers(document, () => {
        setOpened(undefined);
        editor.destroy();
        read();
      });
    } else read();
    return () => {
      unwatch();
      cancel();
      setOpened(undefined);
      current.destroy();
    };
  }, [document, awareness, person.id, place]);
  useLayoutEffect(() => {
    if (!opened) return;
    const { editor, isSafe } = opened;
    const { dom } = editor.view;
    editor.setEditable(mayWrite && isSafe, false);
    dom.ariaReadOnly = String(!(mayWrite && isSafe));
    dom.ariaLabel = label;
    dom.lang = language;
  }, [opened, mayWrite, label, language]);
  return opened;
}
