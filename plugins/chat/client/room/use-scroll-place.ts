import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** So close to the end, in pixels, one is at the end. */
const nearEnd = 60;

interface ScrollPlace {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly isAtEnd: boolean;
  toEnd(): void;
  onScroll(): void;
}

/**
 * Keeps a list of messages where the reader is: at the end it follows what comes and grows; elsewhere what they look at
 * stays, also when older messages appear above it.
 */
export function useScrollPlace(firstKey: string | undefined, lastKey: string | undefined): ScrollPlace {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const size = useRef(0);
  const before = useRef<{ readonly firstKey: string | undefined; readonly height: number }>({ firstKey, height: 0 });
  const [isAtEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    follows.current = true;
    setAtEnd(true);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, []);

  const onScroll = useCallback(() => {
    const element = box.current;
    // Where the window or what is in it changed its size, nobody has scrolled.
    if (!element || element.clientHeight !== size.current) return;
    follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    setAtEnd(follows.current);
    before.current = { ...before.current, height: element.scrollHeight };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is at both ends tells that there is something else.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { firstKey: firstBefore, height } = before.current;
    if (follows.current) element.scrollTop = element.scrollHeight;
    else if (firstBefore !== firstKey && height > 0) element.scrollTop += element.scrollHeight - height;
    before.current = { firstKey, height: element.scrollHeight };
  }, [firstKey, lastKey]);

  // Pictures and panels change the height later.
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      const element = box.current;
      if (!element) return;
      size.current = element.clientHeight;
      if (follows.current) element.scrollTop = element.scrollHeight;
      before.current = { ...before.current, height: element.scrollHeight };
    });
    for (const element of [box.current, content.current]) if (element) observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return { box, content, isAtEnd, toEnd, onScroll };
}
