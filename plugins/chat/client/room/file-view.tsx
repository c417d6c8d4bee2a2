import type { ChatFile } from '@kontor/matrix/client';
import { saveFile } from '@kontor/plugin-api/client';
import { classNames, Download, FileText, Skeleton, useFormats, useMessages, useToast } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { chatMessages } from '../chat-messages.ts';
import { useChat } from '../session/chat-context.ts';

/** So large, in pixels, is the picture that is fetched for the timeline. */
const thumbnailSize = 640;
/** Only these are drawn by the browser; all others are files. */
const drawable = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** A file in a message: pictures are shown, everything can be downloaded. */
export function FileView({ file }: { readonly file: ChatFile }) {
  if (file.kind === 'image' && drawable.has(file.type)) return <ImageView file={file} />;
  return <FileLine file={file} />;
}

function useDownload(file: ChatFile): () => Promise<void> {
  const t = useMessages(chatMessages);
  const { chat } = useChat();
  const toast = useToast();
  return async () => {
    try {
      const blob = await chat.fetchFile({ address: file.address });
      saveFile(new File([blob], file.name, { type: blob.type }));
    } catch {
      toast.show({ text: t('failed'), tone: 'danger' });
    }
  };
}

function FileLine({ file }: { readonly file: ChatFile }) {
  const t = useMessages(chatMessages);
  const { formatBytes } = useFormats();
  const download = useDownload(file);
  return (
    <Button
      onPress={() => void download()}
      aria-label={t('download', { name: file.name })}
      className="flex min-h-12 max-w-sm items-center gap-3 rounded-md bg-sunken px-3 py-2 text-start ring-1 ring-border ring-inset focus-ring data-hovered:bg-hover"
    >
      <FileText aria-hidden className="size-5 shrink-0 text-muted" />
      <span className="min-w-0 grow">
        <span className="block truncate text-sm font-medium">{file.name}</span>
        {file.size > 0 && <span className="block text-xs text-muted">{formatBytes(file.size)}</span>}
      </span>
      <Download aria-hidden className="size-4 shrink-0 text-muted" />
    </Button>
  );
}

function ImageView({ file }: { readonly file: ChatFile }) {
  const t = useMessages(chatMessages);
  const download = useDownload(file);
  const { address, isMissing } = useImage(file);
  if (isMissing)
    return (
      <>
        <p className="text-sm text-muted">{t('imageFailed')}</p>
        <FileLine file={file} />
      </>
    );
  // The room that the picture will take is kept free, so that nothing jumps when it comes.
  const { width = 4, height = 3 } = file;
  const shape = { aspectRatio: `${width} / ${height}`, width: `min(100%, 24rem, ${(20 * width) / height}rem)` };
  return (
    <Button
      onPress={() => void download()}
      aria-label={t('openImage', { name: file.name })}
      style={shape}
      className={classNames('block overflow-hidden rounded-md bg-sunken ring-1 ring-border focus-ring')}
    >
      {address === undefined ? (
        <Skeleton className="size-full" />
      ) : (
        <img src={address} alt={file.name} className="size-full object-cover" />
      )}
    </Button>
  );
}

/** The picture as an address of this page: the token of the chat stands in no address. */
function useImage(file: ChatFile): { readonly address: string | undefined; readonly isMissing: boolean } {
  const { chat } = useChat();
  const [address, setAddress] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (file.address === '') return;
    const stop = new AbortController();
    let made: string | undefined;
    // What is animated, or small, is fetched as it is.
    const isWhole = file.type === 'image/gif' || (file.size > 0 && file.size < 60_000);
    chat
      .fetchFile({ address: file.address, signal: stop.signal, ...(!isWhole && { size: thumbnailSize }) })
      .then((blob) => {
        if (stop.signal.aborted) return;
        if (!drawable.has(blob.type)) return setMissing(true);
        made = URL.createObjectURL(blob);
        setAddress(made);
      })
      .catch(() => {
        if (!stop.signal.aborted) setMissing(true);
      });
    return () => {
      stop.abort();
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [chat, file.address, file.type, file.size]);
  return { address, isMissing };
}
