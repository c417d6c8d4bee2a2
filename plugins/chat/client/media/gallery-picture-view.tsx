import type { ChatFile } from '@kontor/matrix/client';
import { Spinner, useMessages } from '@kontor/ui';
import { useLayoutEffect, useRef, useState } from 'react';
import { mediaMessages } from './media-messages.ts';
import { describe } from './pictures-model.ts';
import { useFile } from './use-file.ts';
import { smallest } from './zoom.ts';

interface GalleryPictureProps {
  readonly file: ChatFile;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A double click makes it so large, and small again. */
const closeUp = 2.25;

/** One picture as it was sent; larger than the window it is moved by scrolling. */
export function GalleryPicture({ file, zoom, onZoom }: GalleryPictureProps) {
  const t = useMessages(mediaMessages);
  const loaded = useFile({ file });
  const box = useRef<HTMLDivElement>(null);
  const [natural, setNatural] = useState<Size>();
  const [isBroken, setBroken] = useState(false);
  const fit = useFit(box, natural);
  useCentre(box, zoom);
  if (loaded.stage === 'failed' || isBroken)
    return (
      <p role="alert" className="flex size-full items-center justify-center p-6 text-center text-muted">
        {t(isBroken ? 'notShown' : 'failed')}
      </p>
    );
  const isFitted = zoom === smallest;
  return (
    <div
      ref={box}
      // Larger than the window it is moved by the arrow keys, too.
      {...(!isFitted && { role: 'group', tabIndex: 0, 'aria-label': file.name })}
      className={`flex size-full overscroll-contain ${isFitted ? 'touch-pan-y touch-pinch-zoom overflow-hidden' : 'overflow-auto'}`}
    >
      {loaded.stage === 'ready' ? (
        <img
          src={loaded.address}
          alt={describe(file)}
          draggable={false}
          onLoad={({ currentTarget }) =>
            setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
          }
          onError={() => setBroken(true)}
          onDoubleClick={() => onZoom(isFitted ? closeUp : smallest)}
          style={fit && { width: fit.width * zoom, height: fit.height * zoom }}
          className={`m-auto block max-w-none shrink-0 ${fit ? '' : 'invisible'} ${isFitted ? 'cursor-zoom-in' : 'cursor-zoom-out'}`}
        />
      ) : (
        <p role="status" className="m-auto flex items-center gap-3 text-muted">
          <Spinner className="size-5" />
          {t('loading', { name: file.name })}
        </p>
      )}
    </div>
  );
}

/** The size at which a picture is seen whole, and never larger than it is. */
function useFit(box: React.RefObject<HTMLDivElement | null>, natural: Size | undefined): Size | undefined {
  const [room, setRoom] = useState<Size>();
  useLayoutEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  if (!natural || !room || natural.width === 0) return undefined;
  const factor = Math.min(1, room.width / natural.width, room.height / natural.height);
  return { width: natural.width * factor, height: natural.height * factor };
}

/** What was in the middle of the window stays there. */
function useCentre(box: React.RefObject<HTMLDivElement | null>, zoom: number): void {
  const before = useRef(zoom);
  useLayoutEffect(() => {
    const { current } = box;
    const factor = zoom / before.current;
    before.current = zoom;
    if (!current || factor === 1) return;
    const { clientWidth, clientHeight } = current;
    current.scrollLeft = (current.scrollLeft + clientWidth / 2) * factor - clientWidth / 2;
    current.scrollTop = (current.scrollTop + clientHeight / 2) * factor - clientHeight / 2;
  }, [box, zoom]);
}
