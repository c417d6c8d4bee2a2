import { type RefObject, useEffect, useRef } from 'react';

/** Room for what is virtual is made in the frames after it was drawn. */
const mostFrames = 30;

/** Brings the row of the open page into view, once for each page: whoever scrolls away afterwards is left alone. */
export function useScrollToPage(
  current: string | undefined,
  row: number | undefined,
  rowHeight: number,
): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (current === undefined || row === undefined || shown.current === current) return;
    const top = row * rowHeight;
    let frame = 0;
    let left = mostFrames;
    const go = () => {
      const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = box.current ?? {};
      if (clientHeight === 0 || scrollHeight < top + rowHeight) {
        left -= 1;
        if (left > 0) frame = requestAnimationFrame(go);
        return;
      }
      shown.current = current;
      const isInView = top >= scrollTop && top + rowHeight <= scrollTop + clientHeight;
      if (box.current && !isInView) box.current.scrollTop = Math.max(0, top - (clientHeight - rowHeight) / 2);
    };
    go();
    return () => cancelAnimationFrame(frame);
  }, [current, row, rowHeight]);
  return box;
}
