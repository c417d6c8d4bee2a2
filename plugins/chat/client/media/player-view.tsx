import type { ChatFile } from '@kontor/matrix/client';
import { Play, Spinner, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { FileLine } from './file-line-view.tsx';
import { mediaMessages } from './media-messages.ts';
import { describe } from './pictures-model.ts';
import { useFile } from './use-file.ts';

interface PlayerProps {
  readonly file: ChatFile;
  readonly shown: 'sound' | 'film';
}

/**
 * Sound and films are fetched when somebody wants to hear or see them, and played by the browser's own controls. The whole
 * file is here by then, encrypted ones opened, so that one can go to any place in it at once.
 */
export function Player({ file, shown }: PlayerProps) {
  const t = useMessages(mediaMessages);
  // How often it was asked for.
  const [attempt, setAttempt] = useState(0);
  const [isBroken, setBroken] = useState(false);
  const loaded = useFile({ file, isWanted: attempt > 0, attempt });
  const again = () => setAttempt(attempt + 1);
  const { name, width = 16, height = 9 } = file;
  if (isBroken || loaded.stage === 'failed')
    return (
      <>
        <p role="alert" className="pb-1 text-sm text-muted">
          {t(isBroken ? 'notShown' : 'failed')}
        </p>
        <FileLine
          file={file}
          {...(!isBroken && {
            open: { label: t('play', { name }), icon: Play, act: again },
          })}
        />
      </>
    );
  if (loaded.stage === 'loading')
    return (
      <p role="status" className="flex min-h-12 items-center gap-3 text-sm text-muted">
        <Spinner className="size-4" />
        {t('loading', { name })}
      </p>
    );
  if (loaded.stage !== 'ready')
    return <FileLine file={file} open={{ label: t('play', { name }), icon: Play, act: again }} />;
  const player = {
    src: loaded.address,
    controls: true,
    autoPlay: true,
    'aria-label': describe(file),
    onError: () => setBroken(true),
  };
  return (
    <figure>
      {shown === 'sound' ? (
        <audio {...player} className="h-12 w-full max-w-sm" />
      ) : (
        <video
          {...player}
          playsInline
          style={{ aspectRatio: `${width} / ${height}`, width: `min(100%, 30rem, ${(24 * width) / height}rem)` }}
          className="rounded-md bg-black"
        />
      )}
      <figcaption className="truncate pt-1 text-xs text-muted">{name}</figcaption>
    </figure>
  );
}
