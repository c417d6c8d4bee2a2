import { Banner, Button, useMessages } from '@kontor/ui';
import { useMemo, useRef, useState } from 'react';
import { blockViewMessages } from './blocks/block-view-messages.ts';
import { OpenFootnote } from './blocks/footnote-view.ts';
import { NodeViews } from './blocks/node-views.ts';
import { Portals } from './blocks/portals-view.tsx';
import { TaskIds } from './blocks/task-ids.ts';
import { ViewPortals } from './blocks/view-portals.ts';
import { documentMessages } from './document-messages.ts';
import type { DocumentEditorProps } from './document-parts.ts';
import { DocumentContext } from './editor-context.ts';
import { EditorKeys } from './editor-keys.ts';
import './styles/index.css';
import { TableColumns } from './table/table-columns.ts';
import { useDocumentEditor } from './use-document-editor.ts';
import { useDocumentHandle } from './use-document-handle.ts';
import { WriteBelow } from './write-below-view.tsx';
import { WritingTools } from './writing-tools-view.tsx';

/**
 * A shared document to be read and, who may, written in, together with others. What is written goes into the `Y.Doc`;
 * who keeps that, and says that it is saved, is whoever gave it. A document with something that this version does not
 * know is shown and cannot be changed: nothing of it gets lost.
 */
export function DocumentEditor(props: DocumentEditorProps) {
  const { mayWrite, parts, onReady } = props;
  const t = useMessages(documentMessages);
  const texts = useRef(useMessages(blockViewMessages));
  const frame = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [{ keys, portals }] = useState(() => ({ keys: new EditorKeys(), portals: new ViewPortals() }));
  const opened = useDocumentEditor(props, place, () => [
    NodeViews.configure({ portals, text: (name) => texts.current(name) }),
    OpenFootnote,
    TaskIds,
    TableColumns,
    keys.extension,
  ]);
  const isWriting = mayWrite && opened?.isSafe === true;
  const [isFinding, setFinding] = useState(false);
  useDocumentHandle(opened?.editor, { onReady, onFind: () => setFinding(true) });
  const context = useMemo(
    () => opened && { editor: opened.editor, parts, mayWrite: isWriting },
    [opened, parts, isWriting],
  );
  const tools = isWriting && <WritingTools frame={frame} keys={keys} isFinding={isFinding} onFinding={setFinding} />;
  return (
    <div ref={frame} className="k-document-frame">
      {opened?.isSafe === false && (
        <Banner tone="warning" className="mb-4" action={<Reload label={t('reload')} />}>
          {t('unsafe')}
        </Banner>
      )}
      <DocumentContext value={context}>
        {context && tools}
        {context && <Portals portals={portals} />}
      </DocumentContext>
      <div ref={place} className="k-document-place" />
      {opened && isWriting && <WriteBelow editor={opened.editor} />}
    </div>
  );
}

function Reload({ label }: { readonly label: string }) {
  return (
    <Button size="sm" variant="quiet" onPress={() => location.reload()}>
      {label}
    </Button>
  );
}
