import { Skeleton, useMessages } from '@kontor/ui';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { mediaMessages } from '../media-messages.ts';

interface PageViewProps {
  readonly document: PDFDocumentProxy;
  /** Counted from 1. */
  readonly at: number;
  /** In CSS pixels. */
  readonly width: number;
}

/** In pixels of the screen: more than this a phone cannot hold for one page. */
const mostPixels = 12_000_000;

/** One page, drawn when it comes near; its words stand beside the drawing for screen readers. */
export function PageView({ document, at, width }: PageViewProps) {
  const t = useMessages(mediaMessages);
  const box = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const isNear = useNear(box);
  const page = usePage(document, at);
  const [words, setWords] = useState<string>();
  const [isDrawn, setDrawn] = useState(false);
  const shape = page?.getViewport({ scale: 1 });
  useEffect(() => {
    if (!page || !isNear || !canvas.current) return;
    const target = canvas.current;
    const { width: own, height } = page.getViewport({ scale: 1 });
    const wanted = (width / own) * window.devicePixelRatio;
    const viewport = page.getViewport({ scale: Math.min(wanted, Math.sqrt(mostPixels / (own * height))) });
    target.width = Math.floor(viewport.width);
    target.height = Math.floor(viewport.height);
    const drawing = page.render({ canvas: target, viewport });
    drawing.promise.then(
      () => setDrawn(true),
      () => undefined, // called off, or a page that cannot be drawn: it stays empty
    );
    return () => drawing.cancel();
  }, [page, isNear, width]);
  useEffect(() => {
    if (!page || !isNear) return;
    let isGone = false;
    void wordsOf(page).then((found) => !isGone && setWords(found));
    return () => {
      isGone = true;
    };
  }, [page, isNear]);
  return (
    <figure
      ref={box}
      aria-label={t('pageOf', { at, count: document.numPages })}
      data-page={at}
      // Until it is read it is taken for A4.
      style={{ width, aspectRatio: shape ? `${shape.width} / ${shape.height}` : '210 / 297' }}
      className="relative mx-auto shrink-0 overflow-hidden rounded-sm bg-white shadow-low"
    >
      {!isDrawn && <Skeleton className="absolute inset-0" />}
      {isNear && <canvas ref={canvas} aria-hidden className="relative size-full" />}
      {words !== undefined && <p className="sr-only">{words}</p>}
    </figure>
  );
}

async function wordsOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent().catch(() => ({ items: [] }));
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

function usePage(document: PDFDocumentProxy, at: number): PDFPageProxy | undefined {
  const [page, setPage] = useState<PDFPageProxy>();
  useEffect(() => {
    let isGone = false;
    document.getPage(at).then(
      (found) => !isGone && setPage(found),
      () => undefined, // damaged: its place stays empty
    );
    return () => {
      isGone = true;
    };
  }, [document, at]);
  return page;
}

/** Within two screens of what is seen; what is further away gives its memory back. */
function useNear(box: React.RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting === true), {
      root: box.current.parentElement,
      rootMargin: '200%',
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return isNear;
}
