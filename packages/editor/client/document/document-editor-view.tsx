import { useMemo, useRef, useState } from 'react';
import { NodeViews } from './blocks/node-views.ts';
import { TaskIds } from './blocks/task-ids.ts';
import type { DocumentEditorProps } from './document-parts.ts';
import { DocumentContext } from './editor-context.ts';
import { DocumentToolbar } from './toolbar/document-toolbar-view.tsx';
import './styles/index.css';
import { useDocumentEditor } from './use-document-editor.ts';
import { useDocumentHandle } from './use-document-handle.ts';
import { WriteBelow } from './write-below-view.tsx';

/**
 * A shared document to be read and, who may, written in, together with others. What is written goes into the `Y.Doc`;
 * who keeps that, and says that it is saved, is whoever gave it.
 */
export function DocumentEditor(props: DocumentEditorProps) {
  const { mayWrite, parts, onReady } = props;
  const place = useRef<HTMLDivElement>(null);
  const editor = useDocumentEditor(props, place, () => [NodeViews, TaskIds]);
  const [isFinding, setFinding] = useState(false);
  useDocumentHandle(editor, { onReady, onFind: () => setFinding(true) });
  const context = useMemo(() => editor && { editor, parts, mayWrite }, [editor, parts, mayWrite]);
  return (
    <div className="k-document-frame">
      {context && mayWrite && (
        <DocumentContext value={context}>
          <DocumentToolbar editor={context.editor} onLink={() => undefined} onFind={() => setFinding(!isFinding)} />
        </DocumentContext>
      )}
      <div ref={place} />
      {context && mayWrite && <WriteBelow editor={context.editor} />}
    </div>
  );
}
