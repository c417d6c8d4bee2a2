import type { Timeline, TimelineState } from '@kontor/matrix/client';
import { type RefObject, useEffect, useRef } from 'react';

/** Reads older messages when the beginning comes into sight, and newer ones when the end does. */
export function useReadMore(timeline: Timeline | undefined, state: TimelineState) {
  const { hasOlder, hasNewer, isLoadingOlder, isLoadingNewer, messages } = state;
  const top = useRef<HTMLDivElement>(null);
  const bottom = useRef<HTMLDivElement>(null);
  const ends = `${messages[0]?.key} ${messages.at(-1)?.key}`;
  useInSight(top, hasOlder && !isLoadingOlder, ends, () => void timeline?.readOlder());
  useInSight(bottom, hasNewer && !isLoadingNewer, ends, () => void timeline?.readNewer());
  return { top, bottom };
}

function useInSight(place: RefObject<HTMLElement | null>, isWanted: boolean, ends: string, read: () => void): void {
  const latest = useRef(read);
  latest.current = read;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page the end may still be in sight.
  useEffect(() => {
    const element = place.current;
    if (!element || !isWanted) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      root: element.closest('[data-timeline]'),
      rootMargin: '600px 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, isWanted, ends]);
}
