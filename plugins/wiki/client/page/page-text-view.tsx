import type { DocumentEditorHandle, DocumentEditorProps } from '@kontor/editor/document';
import { lazyPart, useSession } from '@kontor/plugin-api/client';
import { type Remarks, type SharedDocument, useDocumentStatus } from '@kontor/plugin-api/document';
import { SkeletonText } from '@kontor/ui';
import { Suspense, useState } from 'react';
import type { Page } from '../../shared/index.ts';
import { usePageParts } from './document-parts.ts';

const loadEditor = () => import('@kontor/editor/document');
const Editor = lazyPart<DocumentEditorProps>(async () => (await loadEditor()).DocumentEditor);

/** Has the editor's code come while the page and its text are still on their way. */
export function prepareEditor(): void {
  loadEditor().catch(() => undefined); // told where it is needed
}

interface PageTextProps {
  readonly page: Page;
  readonly document: SharedDocument | undefined;
  readonly label: string;
  readonly onReady: (handle: DocumentEditorHandle) => void;
  readonly remarks: Remarks;
}

/** The text; a sketch of it until it is there. */
export function PageText(props: PageTextProps) {
  return (
    <Suspense fallback={<SkeletonText />}>
      {props.document ? <LoadedText {...props} document={props.document} /> : <SkeletonText />}
    </Suspense>
  );
}

function LoadedText({
  page,
  document,
  label,
  onReady,
  remarks,
}: PageTextProps & { readonly document: SharedDocument }) {
  const { person } = useSession();
  const parts = usePageParts(page, page.right === 'read' ? undefined : remarks);
  const { isSynced, state } = useDocumentStatus(document);
  const [shown, setShown] = useState<SharedDocument>();
  const hasCome = isSynced || document.doc.getXmlFragment('body').length > 0;
  const isToBeShown = hasCome || (document.isHere && state === 'offline');
  // Whatever came once stays, also while the connection is away or tried again.
  if (isToBeShown && shown !== document) setShown(document);
  if (!isToBeShown && shown !== document) return <SkeletonText />;
  return (
    <Editor
      document={document.doc}
      awareness={document.awareness}
      person={person}
      mayWrite={page.right === 'write'}
      label={label}
      parts={parts}
      onReady={onReady}
    />
  );
}
