import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

interface RowsInView {
  /** The first row and the one behind the last. */
  readonly from: number;
  readonly until: number;
  /** Scrolls no further than until the whole of a row is in view. */
  scrollTo(index: number): void;
}

interface Rows {
  readonly count: number;
  /** Of each of them, in pixels. */
  readonly rowHeight: number;
  /** So many before and after those in view exist, too. */
  readonly around: number;
}

interface Range {
  readonly from: number;
  readonly until: number;
}

/** Which of very many rows of one height are in view of a scrolling box: however many they are, it costs the same. */
export function useRowsInView(box: RefObject<HTMLElement | null>, { count, rowHeight, around }: Rows): RowsInView {
  // Until the box is measured, right after: as many as the window has room for, which is mostly what it comes to.
  const [range, setRange] = useState<Range>(() => ({ from: 0, until: Math.ceil(innerHeight / rowHeight) + around }));
  const look = useCallback(() => {
    if (!box.current) return;
    const { scrollTop, clientHeight } = box.current;
    const from = Math.max(0, Math.floor(scrollTop / rowHeight) - around);
    const until = Math.ceil((scrollTop + clientHeight) / rowHeight) + around;
    setRange((before) => (before.from === from && before.until === until ? before : { from, until }));
  }, [box, rowHeight, around]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    look();
    // In the same frame: else what is scrolled to is white for a moment.
    const follow = () => flushSync(look);
    element.addEventListener('scroll', follow, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', follow);
      sizes.disconnect();
    };
  }, [box, look]);

  const scrollTo = (index: number) => {
    const element = box.current;
    if (!element) return;
    const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  };
  return { from: Math.min(range.from, count), until: Math.min(range.until, count), scrollTo };
}
