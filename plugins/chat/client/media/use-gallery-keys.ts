import { useEffect, useEffectEvent } from 'react';

export interface GalleryKeys {
  /** The picture is larger than the window: then the arrow keys move it. */
  readonly isLarge: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly onEnd: (isLast: boolean) => void;
  readonly onZoom: (direction: 1 | -1) => void;
  readonly onFit: () => void;
}

/** Arrows lead to the next and previous, Home and End to the first and last; plus, minus and zero change the size. */
export function useGalleryKeys({ isLarge, onStep, onEnd, onZoom, onFit }: GalleryKeys): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const ways: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => onStep(-1),
      ArrowRight: () => onStep(1),
      Home: () => onEnd(false),
      End: () => onEnd(true),
    };
    const sizes: Readonly<Record<string, () => void>> = {
      '+': () => onZoom(1),
      '=': () => onZoom(1),
      '-': () => onZoom(-1),
      0: onFit,
    };
    const act = sizes[event.key] ?? (isLarge ? undefined : ways[event.key]);
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
