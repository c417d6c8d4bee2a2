import { useEffect, useState } from 'react';
import { useDevice } from '../local/device-context.ts';

const everyMs = 2_000;
const nothing: readonly string[] = [];

/** Refs of shared documents with text that was not sent, looked for again and again: other windows send it, too. */
export function useUnsentTexts(): readonly string[] {
  const device = useDevice();
  const [texts, setTexts] = useState(nothing);
  useEffect(() => {
    if (!device) return;
    let isOver = false;
    let timer: number | undefined;
    const look = async () => {
      const found = await device.listUnsentTexts();
      if (isOver) return;
      setTexts((known) => (known.join() === found.join() ? known : found));
      timer = window.setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [device]);
  return texts;
}
