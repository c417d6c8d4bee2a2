import { type RefObject, useEffect, useState } from 'react';

interface UnreadJumpParts {
  /** The line above what is new, while it is among what is shown. */
  readonly line: RefObject<HTMLElement | null>;
  /** Whether it is among what is shown. */
  readonly hasLine: boolean;
  /** Whether there was something unread when the room was opened. */
  readonly hasUnread: boolean;
  /** Changes with what is shown. */
  readonly shown: unknown;
}

/** Whether the way to the first unread message is offered: until it was in sight. */
export function useUnreadJump({ line, hasLine, hasUnread, shown }: UnreadJumpParts): boolean {
  const [isSeen, setSeen] = useState(false);
  const [isAway, setAway] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line is another element when other messages are shown.
  useEffect(() => {
    const element = line.current;
    if (!hasUnread || isSeen || !element) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) setSeen(true);
      else setAway(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [line, hasLine, hasUnread, isSeen, shown]);
  return hasUnread && !isSeen && (!hasLine || isAway);
}
