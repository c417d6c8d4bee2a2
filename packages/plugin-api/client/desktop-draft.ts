import { useEffect, useRef } from 'react';
import { z } from 'zod';

/** Longer than this a person waits between two thoughts, in milliseconds. */
const pauseMs = 300;

/** The part of the desktop app's bridge that keeps texts; what it answers is checked here. */
interface DraftKeeper {
  saveDraft(draft: { key: string; text: string }): Promise<unknown>;
  readDraft(key: string): Promise<unknown>;
  removeDraft(key: string): Promise<unknown>;
}

function findKeeper(): DraftKeeper | undefined {
  return (globalThis as { kontorDesktop?: DraftKeeper }).kontorDesktop; // the bridge's contract has these three
}

export interface DesktopDraft {
  /** What was written is kept when this resolves: before the window goes. */
  flush(): Promise<void>;
  /** It was sent: nothing of it is kept when this resolves. */
  clear(): Promise<void>;
}

/**
 * Keeps a text that is being written safe from a crash: the desktop app stores it encrypted on the device. `onFound` gets
 * what was there at the start. In a browser it does nothing.
 */
export function useDesktopDraft(key: string, text: string, onFound: (text: string) => void): DesktopDraft {
  const found = useRef(onFound);
  found.current = onFound;
  const isRead = useRef(false);
  const latest = useRef(text);
  latest.current = text;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let isOver = false;
    void read(key).then((kept) => {
      if (isOver) return;
      isRead.current = true;
      if (kept !== '' && latest.current === '') found.current(kept);
    });
    return () => {
      isOver = true;
    };
  }, [key]);
  useEffect(() => {
    // What was kept must not be removed by the empty field that waits for it.
    if (!isRead.current && text === '') return;
    timer.current = setTimeout(() => void write(key, text), pauseMs);
    return () => clearTimeout(timer.current);
  }, [key, text]);
  return {
    flush: async () => {
      clearTimeout(timer.current);
      if (isRead.current) await write(key, latest.current);
    },
    clear: async () => {
      clearTimeout(timer.current);
      await write(key, '');
    },
  };
}

async function read(key: string): Promise<string> {
  try {
    return z
      .string()
      .catch('')
      .parse(await findKeeper()?.readDraft(key));
  } catch {
    return ''; // refused: nothing is kept, and the text is only on the screen
  }
}

async function write(key: string, text: string): Promise<void> {
  try {
    await (text === '' ? findKeeper()?.removeDraft(key) : findKeeper()?.saveDraft({ key, text }));
  } catch {
    // Refused, see above.
  }
}
