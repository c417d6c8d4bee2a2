import type { ChatFile } from '@kontor/matrix/client';
import { useEffect, useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { asShown, shownAs } from './shown-as.ts';

/** A file within this page: the token of the chat stands in no address, and nothing stays when nobody looks any more. */
export type LoadedFile =
  | { readonly stage: 'waiting' | 'loading' | 'failed' }
  | { readonly stage: 'ready'; readonly address: string; readonly blob: Blob };

export interface FileWish {
  readonly file: ChatFile;
  /** Largest edge in pixels of a picture that is to be made smaller. */
  readonly size?: number;
  readonly isWanted?: boolean;
  /** Another number asks once more. */
  readonly attempt?: number;
}

export function useFile({ file: { address, type }, size, isWanted = true, attempt = 0 }: FileWish): LoadedFile {
  const { chat } = useChat();
  const [loaded, setLoaded] = useState<LoadedFile>({ stage: 'waiting' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is what it is for.
  useEffect(() => {
    // On its way: it has no address yet.
    if (!isWanted || address === '') return;
    const stop = new AbortController();
    let made: string | undefined;
    setLoaded({ stage: 'loading' });
    chat
      .fetchFile({ address, size, signal: stop.signal })
      .then((fetched) => {
        if (stop.signal.aborted) return;
        // A smaller picture may be of another type than the picture; it is one all the same.
        const isPicture = shownAs({ kind: 'image', type: fetched.type }) === 'picture';
        const blob = isPicture && size !== undefined ? fetched : asShown(fetched, type);
        made = URL.createObjectURL(blob);
        setLoaded({ stage: 'ready', address: made, blob });
      })
      .catch(() => !stop.signal.aborted && setLoaded({ stage: 'failed' }));
    return () => {
      stop.abort();
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [chat, address, type, size, isWanted, attempt]);
  return loaded;
}
