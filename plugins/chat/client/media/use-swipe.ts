import { type PointerEvent, useMemo, useRef } from 'react';

/** So far a finger goes before it means the next picture, in pixels; less, or more up than along, means nothing. */
const farEnough = 48;

/** A finger that is drawn along leads to the next or previous; where the picture is larger than the window it moves that. */
export function useSwipe(isOn: boolean, onStep: (by: 1 | -1) => void) {
  const start = useRef<{ readonly id: number; readonly x: number; readonly y: number }>(undefined);
  return useMemo(() => {
    const forget = () => {
      start.current = undefined;
    };
    return {
      onPointerDown: ({ pointerType, pointerId: id, clientX: x, clientY: y }: PointerEvent) => {
        // A second finger makes the picture larger.
        start.current = isOn && pointerType !== 'mouse' && !start.current ? { id, x, y } : undefined;
      },
      onPointerUp: ({ pointerId, clientX, clientY }: PointerEvent) => {
        const from = start.current;
        forget();
        if (!from || from.id !== pointerId) return;
        const along = clientX - from.x;
        if (Math.abs(along) < farEnough || Math.abs(along) < Math.abs(clientY - from.y) * 1.5) return;
        onStep(along < 0 ? 1 : -1);
      },
      onPointerCancel: forget,
    };
  }, [isOn, onStep]);
}
