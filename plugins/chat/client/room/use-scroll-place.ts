import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { focusWhenFree } from './focus-when-free.ts';

/** So close to the end, in pixels, one is at the end. */
const nearEnd = 60;

interface ScrollPlace {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly isAtEnd: boolean;
  toEnd(): void;
  /** Brings a message into the middle and gives it the focus. */
  toMessage(key: string): void;
  onScroll(): void;
}

interface ScrollParts {
  readonly firstKey: string | undefined;
  readonly lastKey: string | undefined;
  /** Whether the end of what is there is the end of the conversation. */
  readonly isWhole: boolean;
  /** Whether the list is there: until then something else stands in its place. */
  readonly isReady: boolean;
}

/** A message in sight, and how far below the upper edge it stands. */
interface Anchor {
  readonly key: string;
  readonly top: number;
}

/**
 * Keeps a list of messages where the reader is: at the end it follows what comes and grows; elsewhere what they look at
 * stays, whatever comes or goes above and below it.
 */
export function useScrollPlace({ firstKey, lastKey, isWhole, isReady }: ScrollParts): ScrollPlace {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const size = useRef({ box: 0, content: 0 });
  const anchor = useRef<Anchor>(undefined);
  const [isAtEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    follows.current = true;
    setAtEnd(true);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, []);

  const toMessage = useCallback((key: string) => {
    const element = box.current;
    const message = element?.querySelector<HTMLElement>(`[role=log] [data-message="${CSS.escape(key)}"]`);
    if (!element || !message) return;
    follows.current = false;
    focusWhenFree(message);
    message.scrollIntoView({ block: 'center' });
    anchor.current = findAnchor(element);
  }, []);

  const onScroll = useCallback(() => {
    const element = box.current;
    // Where the window or what is in it changed its size, nobody has scrolled.
    if (!element || element.clientHeight !== size.current.box || element.scrollHeight !== size.current.content) return;
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    follows.current = isNear && isWhole;
    setAtEnd(isNear);
    anchor.current = findAnchor(element);
  }, [isWhole]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is at both ends tells that there is something else.
  useLayoutEffect(() => {
    if (box.current) size.current = keep(box.current, follows.current, anchor);
  }, [firstKey, lastKey, isReady]);

  // Pictures and panels change the height later.
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      if (box.current) size.current = keep(box.current, follows.current, anchor);
    });
    for (const element of [box.current, content.current]) if (element && isReady) observer.observe(element);
    return () => observer.disconnect();
  }, [isReady]);

  return { box, content, isAtEnd, toEnd, toMessage, onScroll };
}

/** Answers how large it is now. */
function keep(box: HTMLElement, follows: boolean, anchor: RefObject<Anchor | undefined>) {
  const { current: before } = anchor;
  if (follows) box.scrollTop = box.scrollHeight;
  else if (before) {
    const message = box.querySelector(`[role=log] [data-message="${CSS.escape(before.key)}"]`);
    if (message) box.scrollTop += topIn(box, message) - before.top;
  }
  anchor.current = findAnchor(box);
  return { box: box.clientHeight, content: box.scrollHeight };
}

/** The first message of which something is in sight. */
function findAnchor(box: HTMLElement): Anchor | undefined {
  const messages = [...box.querySelectorAll<HTMLElement>('[role=log] [data-message]')];
  const edge = box.getBoundingClientRect().top;
  let [from, to] = [0, messages.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((messages[middle]?.getBoundingClientRect().bottom ?? 0) > edge) to = middle;
    else from = middle + 1;
  }
  const message = messages[from];
  return message && { key: message.dataset.message ?? '', top: topIn(box, message) };
}

function topIn(box: HTMLElement, message: Element): number {
  return message.getBoundingClientRect().top - box.getBoundingClientRect().top;
}
