import { type PointerEvent, useMemo, useRef } from 'react';

/** So long a finger rests before it means something, in milliseconds. */
const longPress = 450;

/** Tells which message a finger has rested on; a moving finger scrolls. */
export function useLongPress(onPress: (key: string | undefined) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return useMemo(() => {
    const stop = () => clearTimeout(timer.current);
    return {
      onPointerDown: ({ target, pointerType }: PointerEvent) => {
        stop();
        if (pointerType === 'mouse' || !(target instanceof Element)) return;
        const key = target.closest<HTMLElement>('[data-message]')?.dataset.message;
        // A tap beside the message puts its tools away.
        if (!target.closest('[role=toolbar]')) timer.current = setTimeout(() => onPress(key), longPress);
      },
      onPointerMove: ({ movementX, movementY }: PointerEvent) =>
        Math.abs(movementX) + Math.abs(movementY) > 6 && stop(),
      onPointerUp: stop,
      onPointerCancel: stop,
    };
  }, [onPress]);
}
