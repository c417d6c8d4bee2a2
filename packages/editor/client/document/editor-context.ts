import type { Editor } from '@tiptap/core';
import { createContext, useContext } from 'react';
import type { DocumentParts } from './document-parts.ts';

/** What the views within a document have in common. */
export interface DocumentContextValue {
  readonly editor: Editor;
  readonly parts: DocumentParts;
  readonly mayWrite: boolean;
}

export const DocumentContext = createContext<DocumentContextValue | undefined>(undefined);

export function useDocument(): DocumentContextValue {
  const value = useContext(DocumentContext);
  if (!value) throw new Error('This belongs into a document');
  return value;
}
