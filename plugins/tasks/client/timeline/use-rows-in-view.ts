import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Rows that are there before and after those in view. */
const beyond = 12;

/** Which of many rows of one height exist: those in the scrolling box, and some around them. */
export function useRowsInView(
  box: RefObject<HTMLElement | null>,
  { count, rowHeight }: { readonly count: number; readonly rowHeight: number },
) {
  const [view, setView] = useState({ top: 0, height: 800 });
  const look = useCallback(() => {
    const { scrollTop = 0, clientHeight = 800 } = box.current ?? {};
    // By steps, so that not every pixel draws anew.
    const top = Math.floor(scrollTop / rowHeight / 4) * 4 * rowHeight;
    setView((before) =>
      before.top === top && before.height === clientHeight ? before : { top, height: clientHeight },
    );
  }, [box, rowHeight]);
  useLayoutEffect(look, [look]);
  const from = Math.max(0, Math.floor(view.top / rowHeight) - beyond);
  return {
    from,
    until: Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + beyond),
    onScroll: look,
    /** Scrolls a row into view, so that it exists. */
    show(index: number) {
      const element = box.current;
      if (!element) return;
      const top = index * rowHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top > element.scrollTop + element.clientHeight - rowHeight * 3)
        element.scrollTop = top - element.clientHeight + rowHeight * 3;
      look();
    },
  };
}
