import type { ChatFile } from '@kontor/matrix/client';
import { IconButton, Spinner, useMessages, ZoomIn, ZoomOut } from '@kontor/ui';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useLayoutEffect, useRef, useState } from 'react';
import { mediaMessages } from '../media-messages.ts';
import { useDownload } from '../use-download.ts';
import { ViewerFrame } from '../viewer-frame-view.tsx';
import { smallest, step } from '../zoom.ts';
import { PageView } from './page-view.tsx';
import { useDocument } from './use-document.ts';

interface DocumentViewerProps {
  readonly file: ChatFile;
  readonly onClose: () => void;
}

const sentences = { failed: 'failed', unreadable: 'notShown', locked: 'locked' } as const;
/** So wide is a page at most before somebody enlarges it, in CSS pixels. */
const widest = 860;
const largest = 4;
/** A document of thousands of pages is looked at elsewhere. */
const mostPages = 300;

/** A PDF, page below page. */
export function DocumentViewer({ file, onClose }: DocumentViewerProps) {
  const t = useMessages(mediaMessages);
  const read = useDocument(file);
  const [zoom, setZoom] = useState(smallest);
  const download = useDownload(file);
  const by = (direction: 1 | -1) => setZoom(Math.min(largest, step(zoom, direction)));
  return (
    <ViewerFrame
      title={file.name}
      note={read.stage === 'ready' ? t('pages', { count: read.document.numPages }) : t('document')}
      onDownload={download}
      onClose={onClose}
      tools={
        <>
          <IconButton icon={ZoomOut} label={t('smaller')} isDisabled={zoom === smallest} onPress={() => by(-1)} />
          <IconButton icon={ZoomIn} label={t('larger')} isDisabled={zoom === largest} onPress={() => by(1)} />
        </>
      }
    >
      {read.stage === 'ready' ? (
        <Pages document={read.document} name={file.name} zoom={zoom} />
      ) : read.stage === 'loading' ? (
        <p role="status" className="m-auto flex items-center gap-3 p-6 text-muted">
          <Spinner className="size-5" />
          {t('loading', { name: file.name })}
        </p>
      ) : (
        <p role="alert" className="m-auto max-w-prose p-6 text-center text-muted">
          {t(sentences[read.stage])}
        </p>
      )}
    </ViewerFrame>
  );
}

interface PagesProps {
  readonly document: PDFDocumentProxy;
  readonly name: string;
  readonly zoom: number;
}

function Pages({ document, name, zoom }: PagesProps) {
  const t = useMessages(mediaMessages);
  const box = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    if (!box.current) return;
    // From the arrow keys on everything that scrolls works at once.
    box.current.focus();
    const observer = new ResizeObserver(([entry]) => entry && setRoom(Math.floor(entry.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const width = Math.min(room, widest) * zoom;
  const count = Math.min(document.numPages, mostPages);
  return (
    <section
      ref={box}
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
      tabIndex={0}
      className="flex min-h-0 grow flex-col gap-3 overflow-auto px-2 py-3 outline-none sm:px-6"
    >
      {room > 0 &&
        Array.from({ length: count }, (_none, at) => at + 1).map((at) => (
          <PageView key={at} document={document} at={at} width={width} />
        ))}
      {count < document.numPages && <p className="py-4 text-center text-sm text-muted">{t('tooLong', { count })}</p>}
    </section>
  );
}
