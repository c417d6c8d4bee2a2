import { startTransition, useEffect, useState } from 'react';

/** Of a row, in pixels, at least: more rows than the screen has room for would be made, never fewer. */
export const leastRowHeight = 44;

/**
 * How many rows of each part are made for the first picture: as many as the screen has room for. The rest comes right
 * after it, when nobody waits for it. `undefined` where a part begins below the screen.
 */
export function useFirstScreen(
  lengths: readonly number[],
  { isBeside }: { readonly isBeside: boolean },
): readonly (number | undefined)[] {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return isPainted ? lengths : shareScreen(lengths, { room: Math.ceil(innerHeight / leastRowHeight), isBeside });
}

/** Parts that stand beside each other have all of the room each. */
export function shareScreen(
  lengths: readonly number[],
  { room, isBeside }: { readonly room: number; readonly isBeside: boolean },
): readonly (number | undefined)[] {
  let left = room;
  return lengths.map((length) => {
    const own = isBeside ? room : left;
    // Its heading and the line to add something take two.
    left -= length + 2;
    return own > 0 ? Math.min(length, own) : undefined;
  });
}
