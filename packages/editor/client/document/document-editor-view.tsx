import { Banner, Button, useMessages } from '@kontor/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Portals } from './blocks/portals-view.tsx';
import { documentMessages } from './document-messages.ts';
import type { DocumentEditorProps } from './document-parts.ts';
import { DocumentContext } from './editor-context.ts';
import './styles/index.css';
import { FindBar } from './find/find-bar-view.tsx';
import { ReadingTools } from './reading-tools-view.tsx';
import { UploadLine } from './upload/upload-line-view.tsx';
import { useUploads } from './upload/use-uploads.ts';
import { useDocumentEditor } from './use-document-editor.ts';
import { useDocumentHandle } from './use-document-handle.ts';
import { useSurroundings } from './use-surroundings.ts';
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
  const frame = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const around = useSurroundings(parts);
  const opened = useDocumentEditor(props, place, around.extensions);
  const editor = opened?.editor;
  const isWriting = mayWrite && opened?.isSafe === true;
  const [finding, setFinding] = useState<string>();
  const uploads = useUploads(editor, parts);
  around.follow({ editor, upload: uploads.upload });
  useDocumentHandle(editor, { onReady, onFind: (text = '') => setFinding(text), onAnchor: around.onAnchor });
  useFindKey(frame, () => setFinding(''));
  const context = useMemo(() => editor && { editor, parts, mayWrite: isWriting }, [editor, parts, isWriting]);
  return (
    <div ref={frame} className="k-document-frame">
      {opened?.isSafe === false && (
        <Banner tone="warning" className="mb-4" action={<Reload label={t('reload')} />}>
          {t('unsafe')}
        </Banner>
      )}
      {!opened && mayWrite && <div className="k-document-bar" />}
      <DocumentContext value={context}>
        {context && isWriting && (
          <WritingTools frame={frame} keys={around.keys} onFind={() => setFinding('')} upload={uploads.upload} />
        )}
        {context && opened?.isSafe && !mayWrite && <ReadingTools frame={frame} />}
        {context && finding !== undefined && <FindBar text={finding} onClose={() => setFinding(undefined)} />}
        {context && <Portals portals={around.portals} />}
      </DocumentContext>
      <div ref={place} className="k-document-place" />
      {editor && isWriting && <WriteBelow editor={editor} />}
      <UploadLine running={uploads.running} onCancel={uploads.cancel} />
    </div>
  );
}

/** Ctrl or Cmd and F within the document: the browser's own search does not see what is folded away. */
function useFindKey(frame: React.RefObject<HTMLElement | null>, onFind: () => void): void {
  const latest = useRef(onFind);
  useEffect(() => {
    latest.current = onFind;
  });
  useEffect(() => {
    const { current: element } = frame;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, [frame]);
}

function Reload({ label }: { readonly label: string }) {
  return (
    <Button size="sm" variant="quiet" onPress={() => location.reload()}>
      {label}
    </Button>
  );
}
