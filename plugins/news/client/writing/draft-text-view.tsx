import type { DocumentEditorHandle, DocumentEditorProps } from '@kontor/editor/document';
import { lazyPart, useCall, useSession } from '@kontor/plugin-api/client';
import { type SharedDocument, useDocumentParts, useDocumentStatus } from '@kontor/plugin-api/document';
import { SkeletonText } from '@kontor/ui';
import { Suspense, useMemo, useState } from 'react';
import { attachFile } from '../../shared/index.ts';

const Editor = lazyPart<DocumentEditorProps>(async () => (await import('@kontor/editor/document')).DocumentEditor);

interface DraftTextProps {
  readonly post: string;
  readonly document: SharedDocument | undefined;
  readonly mayWrite: boolean;
  readonly label: string;
  readonly onReady: (handle: DocumentEditorHandle) => void;
}

/** The text that is written together; a sketch of it until it is there. */
export function DraftText(props: DraftTextProps) {
  return (
    <Suspense fallback={<SkeletonText />}>
      {props.document ? <LoadedText {...props} document={props.document} /> : <SkeletonText />}
    </Suspense>
  );
}

function LoadedText({ post, document, mayWrite, label, onReady }: DraftTextProps & { document: SharedDocument }) {
  const { person } = useSession();
  const call = useCall();
  const own = useMemo(() => ({ attach: (file: string) => call(attachFile, { post, file }) }), [call, post]);
  const parts = useDocumentParts(own);
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
      mayWrite={mayWrite}
      label={label}
      parts={parts}
      onReady={onReady}
    />
  );
}
