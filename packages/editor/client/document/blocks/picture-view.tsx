import { Link, useMessages } from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';
import { useDocument } from '../editor-context.ts';
import { blockViewMessages } from './block-view-messages.ts';
import { PictureTools } from './picture-tools-view.tsx';
import type { BlockViewProps } from './view-portals.ts';

/** A picture with its caption; while it is selected with what can be done to it. */
export function PictureView(props: BlockViewProps) {
  const { node, isSelected, setAttrs } = props;
  const { file, src, alt, caption } = node.attrs;
  const { mayWrite, parts } = useDocument();
  const width = useWidth(node.attrs.width);
  if (typeof file !== 'string') return <PictureElsewhere address={String(src ?? '')} alt={String(alt)} />;
  return (
    <figure className="k-figure">
      <div className="k-picture" ref={width}>
        <Picture address={parts.fileUrl(file)} alt={String(alt)} />
        {mayWrite && <PictureTools {...props} />}
        {mayWrite && isSelected && <WidthHandle onWidth={(pixels) => setAttrs({ width: pixels })} />}
      </div>
      {caption !== '' && <figcaption>{String(caption)}</figcaption>}
    </figure>
  );
}

/** By the style itself: a style attribute would need a hole in the content security policy. */
function useWidth(width: unknown) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current) place.current.style.width = typeof width === 'number' ? `${width}px` : '';
  }, [width]);
  return place;
}

function Picture({ address, alt }: { readonly address: string; readonly alt: string }) {
  const t = useMessages(blockViewMessages);
  const [gone, setGone] = useState<string>();
  if (gone === address) return <p className="k-picture-gone">{alt === '' ? t('gone') : alt}</p>;
  return (
    <img src={address} alt={alt} loading="lazy" decoding="async" draggable={false} onError={() => setGone(address)} />
  );
}

/** Our pages load nothing from other servers: nobody is to learn who reads what. */
function PictureElsewhere({ address, alt }: { readonly address: string; readonly alt: string }) {
  const t = useMessages(blockViewMessages);
  return (
    <p className="k-picture-gone">
      {t('elsewhere')}: <Link href={address}>{alt === '' ? address : alt}</Link>
    </p>
  );
}

/** Drags the right edge; the keyboard has the widths of the menu. */
function WidthHandle({ onWidth }: { readonly onWidth: (pixels: number) => void }) {
  const start = useRef<{ x: number; width: number }>(undefined);
  const frameOf = (handle: Element) => (handle.parentElement instanceof HTMLElement ? handle.parentElement : undefined);
  return (
    <span
      aria-hidden
      data-own-events
      className="k-picture-handle"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const frame = frameOf(event.currentTarget);
        start.current = frame && { x: event.clientX, width: frame.getBoundingClientRect().width };
      }}
      onPointerMove={({ currentTarget, clientX }) => {
        const frame = frameOf(currentTarget);
        if (!start.current || !frame) return;
        frame.style.width = `${Math.max(64, Math.round(start.current.width + clientX - start.current.x))}px`;
      }}
      onPointerUp={({ currentTarget }) => {
        const frame = frameOf(currentTarget);
        if (start.current && frame) onWidth(Math.round(frame.getBoundingClientRect().width));
        start.current = undefined;
      }}
    />
  );
}
