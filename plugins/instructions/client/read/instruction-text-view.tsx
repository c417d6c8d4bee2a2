import type { DocumentEditorProps } from '@kontor/editor/document';
import { type DocNode, sharedOfDoc } from '@kontor/editor/shared';
import { lazyPart, useSession } from '@kontor/plugin-api/client';
import { SkeletonText, useMessages } from '@kontor/ui';
import { Suspense, useEffect, useState } from 'react';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Instruction } from '../../shared/index.ts';
import { readMessages } from './read-messages.ts';
import { useTextParts } from './use-text-parts.ts';

const Editor = lazyPart<DocumentEditorProps>(async () => (await import('@kontor/editor/document')).DocumentEditor);

interface Opened {
  readonly document: Y.Doc;
  readonly awareness: Awareness;
}

/** The frozen text, as the wiki shows it. */
export function InstructionText({ doc }: Pick<Instruction, 'doc'>) {
  const t = useMessages(readMessages);
  const { person } = useSession();
  const parts = useTextParts();
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    const document = new Y.Doc();
    Y.applyUpdate(document, sharedOfDoc(doc as DocNode)); // the editor shows of it what its schema knows
    const awareness = new Awareness(document);
    setOpened({ document, awareness });
    return () => {
      setOpened(undefined);
      awareness.destroy();
      document.destroy();
    };
  }, [doc]);
  return (
    <Suspense fallback={<SkeletonText />}>
      {opened ? (
        <Editor {...opened} person={person} mayWrite={false} label={t('text')} parts={parts} />
      ) : (
        <SkeletonText />
      )}
    </Suspense>
  );
}
