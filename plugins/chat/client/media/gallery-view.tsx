import type { ChatMessage } from '@kontor/matrix/client';
import { ChevronLeft, ChevronRight, IconButton, Maximize, useFormats, useMessages, ZoomIn, ZoomOut } from '@kontor/ui';
import { useEffect, useLayoutEffect, useState } from 'react';
import { usePerson } from '../session/chat-context.ts';
import { GalleryPicture } from './gallery-picture-view.tsx';
import { mediaMessages } from './media-messages.ts';
import { describe, type Picture, placeOf } from './pictures-model.ts';
import { useDownload } from './use-download.ts';
import { useGalleryKeys } from './use-gallery-keys.ts';
import { useSwipe } from './use-swipe.ts';
import { ViewerFrame } from './viewer-frame-view.tsx';
import { largest, smallest, step } from './zoom.ts';

export interface GalleryProps {
  readonly pictures: readonly Picture[];
  readonly shown: ChatMessage;
  readonly onShow: (message: ChatMessage) => void;
  readonly onClose: () => void;
  /** The first or the last of those that are known is in sight: there may be more. */
  readonly onFirst: () => void;
  readonly onLast: () => void;
}

/** The pictures of a conversation, one at a time and as large as the window, by keys, buttons or swipes. */
export function Gallery({ pictures, shown, onShow, onClose, onFirst, onLast }: GalleryProps) {
  const at = placeOf(pictures, shown);
  const picture = pictures[at];
  // Taken back by its author while somebody looks at it.
  useEffect(() => {
    if (!picture) onClose();
  }, [picture, onClose]);
  if (!picture) return null;
  const to = (place: number) => {
    const next = pictures[place];
    if (next) onShow(next.message);
    if (place <= 0) onFirst();
    if (place >= pictures.length - 1) onLast();
  };
  return (
    <OpenPicture
      picture={picture}
      at={at}
      count={pictures.length}
      onStep={(by) => to(at + by)}
      onEnd={(isLast) => to(isLast ? pictures.length - 1 : 0)}
      onClose={onClose}
    />
  );
}

interface OpenPictureProps {
  readonly picture: Picture;
  readonly at: number;
  readonly count: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly onEnd: (isLast: boolean) => void;
  readonly onClose: () => void;
}

function OpenPicture({ picture: { message, file }, at, count, onStep, onEnd, onClose }: OpenPictureProps) {
  const t = useMessages(mediaMessages);
  const { formatDate } = useFormats();
  const [zoom, setZoom] = useState(smallest);
  // Each picture begins as large as the window.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is what it is for.
  useLayoutEffect(() => setZoom(smallest), [message.key]);
  const by = (direction: 1 | -1) => setZoom((before) => step(before, direction));
  const swipe = useSwipe(zoom === smallest, onStep);
  useGalleryKeys({ isLarge: zoom > smallest, onStep, onEnd, onZoom: by, onFit: () => setZoom(smallest) });
  const download = useDownload(file);
  const author = usePerson(message.sender)?.name ?? message.senderName;
  const note = [
    count > 1 && t('pictureOf', { at: at + 1, count }),
    author,
    formatDate(new Date(message.sentAt), 'moment'),
  ];
  return (
    <ViewerFrame
      title={file.name}
      note={note.filter(Boolean).join(' · ')}
      onDownload={download}
      onClose={onClose}
      tools={
        <>
          <IconButton icon={ZoomOut} label={t('smaller')} isDisabled={zoom === smallest} onPress={() => by(-1)} />
          <IconButton icon={ZoomIn} label={t('larger')} isDisabled={zoom === largest} onPress={() => by(1)} />
          <span className="hidden sm:contents">
            <IconButton
              icon={Maximize}
              label={t('fit')}
              isDisabled={zoom === smallest}
              onPress={() => setZoom(smallest)}
            />
          </span>
        </>
      }
    >
      <div className="relative min-h-0 grow" {...swipe}>
        <GalleryPicture key={message.key} file={file} zoom={zoom} onZoom={setZoom} />
        {count > 1 && (
          <>
            <Turn icon={ChevronLeft} label={t('previous')} isEnd={at === 0} onPress={() => onStep(-1)} side="start-2" />
            <Turn
              icon={ChevronRight}
              label={t('next')}
              isEnd={at === count - 1}
              onPress={() => onStep(1)}
              side="end-2"
            />
          </>
        )}
      </div>
      {file.caption && (
        <p className="max-h-32 overflow-y-auto border-t border-border px-4 py-3 text-center text-sm [overflow-wrap:anywhere]">
          {describe(file)}
        </p>
      )}
    </ViewerFrame>
  );
}

interface TurnProps {
  readonly icon: typeof ChevronLeft;
  readonly label: string;
  readonly isEnd: boolean;
  readonly onPress: () => void;
  readonly side: string;
}

function Turn({ icon, label, isEnd, onPress, side }: TurnProps) {
  return (
    <span className={`absolute top-1/2 -translate-y-1/2 rounded-full bg-raised shadow-float ${side}`}>
      <IconButton icon={icon} label={label} isDisabled={isEnd} onPress={onPress} className="rounded-full" />
    </span>
  );
}
