import type { ChatFile } from '@kontor/matrix/client';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { useFile } from '../use-file.ts';
import { openDocument } from './open-document.ts';

export type ReadDocument =
  | { readonly stage: 'loading' | 'failed' | 'unreadable' | 'locked' }
  | { readonly stage: 'ready'; readonly document: PDFDocumentProxy };

/** The document of a file, read as long as somebody looks. */
export function useDocument(file: ChatFile): ReadDocument {
  const loaded = useFile({ file });
  const blob = loaded.stage === 'ready' ? loaded.blob : undefined;
  const [read, setRead] = useState<ReadDocument>({ stage: 'loading' });
  useEffect(() => {
    if (!blob) return;
    let isGone = false;
    const opening = openDocument(blob);
    opening.then(
      ({ document }) => !isGone && setRead({ stage: 'ready', document }),
      (failure: unknown) => {
        const isLocked = failure instanceof Error && failure.name === 'PasswordException';
        if (!isGone) setRead({ stage: isLocked ? 'locked' : 'unreadable' });
      },
    );
    return () => {
      isGone = true;
      opening.then(
        ({ close }) => close(),
        () => undefined, // it has closed itself
      );
    };
  }, [blob]);
  return loaded.stage === 'failed' ? { stage: 'failed' } : read;
}
