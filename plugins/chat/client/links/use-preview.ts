import type { LinkPreview } from '@kontor/matrix/client';
import { useEffect, useState } from 'react';
import { useChat } from '../session/chat-context.ts';

/** What the homeserver says of a page; nothing until it does, and without an address. */
export function usePreview(room: string, url: string | undefined): LinkPreview | undefined {
  const { chat } = useChat();
  const [found, setFound] = useState<{ readonly url: string; readonly preview: LinkPreview | undefined }>();
  useEffect(() => {
    if (url === undefined) return;
    let isOver = false;
    void chat.previews.find(room, url).then((preview) => {
      if (!isOver) setFound({ url, preview });
    });
    return () => {
      isOver = true;
    };
  }, [chat, room, url]);
  return found?.url === url ? found?.preview : undefined;
}

/** Only these are drawn. */
const drawable = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** A small picture as an address of this page; nothing from elsewhere is fetched. */
export function usePicture(address: string | undefined): string | undefined {
  const { chat } = useChat();
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    if (address === undefined) return;
    const stop = new AbortController();
    let made: string | undefined;
    chat.fetchFile({ address, size: 160, signal: stop.signal }).then(
      (blob) => {
        if (stop.signal.aborted || !drawable.has(blob.type)) return;
        made = URL.createObjectURL(blob);
        setShown(made);
      },
      () => undefined, // a page is known without its picture
    );
    return () => {
      stop.abort();
      setShown(undefined);
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [chat, address]);
  return shown;
}
