import { useEffect } from 'react';
import { useChat, useWatched } from '../session/chat-context.ts';
import type { ShownObject } from './object-book.ts';

/** So often, in milliseconds, what is on the screen is looked at again. */
const againMs = 60_000;

/** What a path shows, as it is now; nothing until that is known. */
export function useObject(path: string): ShownObject | undefined {
  const { objects } = useChat().session;
  const known = useWatched(objects.known).get(path);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') objects.need(path);
    };
    objects.need(path);
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, againMs);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [objects, path]);
  return known?.shown;
}
