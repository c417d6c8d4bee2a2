import { useLanguage, useMessages } from '@kontor/ui';
import type { AnyExtension, Editor } from '@tiptap/core';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { createDocumentEditor } from './create-document-editor.ts';
import { documentMessages } from './document-messages.ts';
import type { DocumentEditorProps } from './document-parts.ts';

/** The editor of a document, in the place, for as long as the view stands; another document makes another editor. */
export function useDocumentEditor(
  props: DocumentEditorProps,
  place: RefObject<HTMLElement | null>,
  extensionsOf: () => readonly AnyExtension[],
): Editor | undefined {
  const t = useMessages(documentMessages);
  const { language } = useLanguage();
  const { document, awareness, person, mayWrite, label } = props;
  const [editor, setEditor] = useState<Editor>();
  const latest = useRef({ mayWrite, extensionsOf, label, placeholder: t('placeholder'), language });
  useLayoutEffect(() => {
    latest.current = { mayWrite, extensionsOf, label, placeholder: t('placeholder'), language };
  });
  useLayoutEffect(() => {
    if (!place.current) return;
    const made = createDocumentEditor({
      element: place.current,
      document,
      awareness,
      person: person.id,
      label: latest.current.label,
      placeholder: () => latest.current.placeholder,
      language: latest.current.language,
      mayWrite: () => latest.current.mayWrite,
      extensions: latest.current.extensionsOf(),
    });
    setEditor(made);
    return () => {
      setEditor(undefined);
      made.destroy();
    };
  }, [document, awareness, person.id, place]);
  useLayoutEffect(() => {
    if (!editor) return;
    editor.setEditable(mayWrite, false);
    editor.view.dom.ariaReadOnly = String(!mayWrite);
    editor.view.dom.setAttribute('aria-label', label);
    editor.view.dom.setAttribute('lang', language);
  }, [editor, mayWrite, label, language]);
  return editor;
}
