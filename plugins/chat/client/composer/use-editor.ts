import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export type EditorModule = typeof import('./editor-part.ts');

export interface Arrival {
  readonly module: EditorModule;
  /** Where the caret of the plain field stood; absent where that had no focus. */
  readonly caret: number | undefined;
}

let loaded: EditorModule | undefined;

/**
 * The editor, fetched when the room is there. It takes the plain field's place between two key presses and not while a
 * word is being composed; where it does not come, the plain field stays.
 */
export function useEditor(field: RefObject<HTMLTextAreaElement | null>): Arrival | undefined {
  const [arrival, arrive] = useState<Arrival | undefined>(() => loaded && { module: loaded, caret: undefined });
  const isThere = arrival !== undefined;
  useEffect(() => {
    if (isThere) return;
    const over = new AbortController();
    const take = (module: EditorModule) => {
      loaded = module;
      const { current } = field;
      if (over.signal.aborted) return;
      if (current?.dataset.composing === 'true') {
        current.addEventListener('compositionend', () => setTimeout(() => take(module)), {
          once: true,
          signal: over.signal,
        });
        return;
      }
      const caret = current !== null && document.activeElement === current ? current.selectionStart : undefined;
      flushSync(() => arrive({ module, caret }));
    };
    const stop = whenIdle(() => {
      // Where its file does not come, one writes in the plain field until the next time.
      import('./editor-part.ts').then(take, () => undefined);
    });
    return () => {
      over.abort();
      stop();
    };
  }, [field, isThere]);
  return arrival;
}

/** The messages come first. */
function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
}
