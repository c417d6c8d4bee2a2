import type { DocumentEditorProps } from '@kontor/editor/document';
import { type DocNode, sharedOfDoc } from '@kontor/editor/shared';
import { lazyPart, useCall, useSession } from '@kontor/plugin-api/client';
import { useDocumentParts } from '@kontor/plugin-api/document';
import { SkeletonText } from '@kontor/ui';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { attachFile } from '../../shared/index.ts';

const Reader = lazyPart<DocumentEditorProps>(async () => (await import('@kontor/editor/document')).DocumentEditor);

interface ReadingProps {
  readonly post: string;
  readonly doc: DocNode;
  readonly label: string;
}

/** A text that does not change any more, as it was published: nothing is connected for it. */
export function Reading({ post, doc, label }: ReadingProps) {
  const { person } = useSession();
  const call = useCall();
  const own = useMemo(() => ({ attach: (file: string) => call(attachFile, { post, file }) }), [call, post]);
  const parts = useDocumentParts(own);
  const opened = useUnshared(doc);
  if (!opened) return <SkeletonText />;
  return (
    <Suspense fallback={<SkeletonText />}>
      <Reader
        document={opened.document}
        awareness={opened.awareness}
        person={person}
        mayWrite={false}
        label={label}
        parts={parts}
      />
    </Suspense>
  );
}

/** A shared document that is shared with nobody. */
function useUnshared(doc: DocNode) {
  const text = JSON.stringify(doc);
  const [opened, setOpened] = useState<{ readonly document: Y.Doc; readonly awareness: Awareness }>();
  useEffect(() => {
    const document = new Y.Doc();
    Y.applyUpdate(document, sharedOfDoc(JSON.parse(text)));
    const awareness = new Awareness(document);
    setOpened({ document, awareness });
    return () => {
      setOpened(undefined);
      awareness.destroy();
      document.destroy();
    };
  }, [text]);
  return opened;
}
