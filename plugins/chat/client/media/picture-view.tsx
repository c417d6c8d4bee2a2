import { classNames, Skeleton, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FileLine } from './file-line-view.tsx';
import { useOpenMedia } from './media-context.ts';
import { mediaMessages } from './media-messages.ts';
import { describe, type Picture } from './pictures-model.ts';
import { useFile } from './use-file.ts';

/** So large, in pixels, is the picture that is fetched for the timeline. */
const thumbnailSize = 640;
/** In bytes: what is no larger is fetched as it is. */
const smallFile = 60_000;

interface PictureViewProps {
  readonly picture: Picture;
  /** One of several side by side: a square, whatever its own shape is. */
  readonly isTile?: boolean;
}

/** A picture in the timeline; a press shows it large. */
export function PictureView({ picture: { message, file }, isTile = false }: PictureViewProps) {
  const t = useMessages(mediaMessages);
  const open = useOpenMedia();
  const [isBroken, setBroken] = useState(false);
  // What is animated stands still when the server makes it smaller.
  const isWhole = file.type === 'image/gif' || (file.size > 0 && file.size < smallFile);
  const loaded = useFile({ file, ...(!isWhole && { size: thumbnailSize }) });
  if (loaded.stage === 'failed' || isBroken)
    return (
      <>
        <p className="pb-1 text-sm text-muted">{t(isBroken ? 'notShown' : 'failed')}</p>
        <FileLine file={file} />
      </>
    );
  return (
    <Button
      onPress={() => open(message)}
      aria-label={t('openPicture', { name: describe(file) })}
      style={isTile ? { aspectRatio: '1', width: '100%' } : shapeOf(file)}
      className={classNames(
        'block overflow-hidden rounded-md bg-sunken ring-1 ring-border focus-ring',
        isTile && 'h-full',
      )}
    >
      {loaded.stage === 'ready' ? (
        <img
          src={loaded.address}
          alt={describe(file)}
          onError={() => setBroken(true)}
          className="size-full object-cover"
        />
      ) : (
        <Skeleton className="size-full" />
      )}
    </Button>
  );
}

/** The room that the picture will take is kept free, so that nothing jumps when it comes. */
function shapeOf({ width = 4, height = 3 }: Picture['file']): { readonly aspectRatio: string; readonly width: string } {
  return { aspectRatio: `${width} / ${height}`, width: `min(100%, 24rem, ${(20 * width) / height}rem)` };
}
