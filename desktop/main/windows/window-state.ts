import type { Display, Rectangle } from 'electron';
import { z } from 'zod';

export const windowState = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(360),
  height: z.number().int().min(300),
  maximised: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

export const firstSize = { width: 1_280, height: 840 };
/** As much of the window's upper edge as one needs to catch it. */
const catchable = { width: 120, height: 40 };

/**
 * Where a window is opened: where it was, if a person can still see and catch its upper edge there, for screens come
 * and go; else in the middle of the main screen. Never larger than the screen it is on.
 */
export function placeWindow(
  kept: WindowState | null,
  screens: readonly Pick<Display, 'workArea'>[],
  main: Pick<Display, 'workArea'>,
): Rectangle {
  const home = kept && screens.find(({ workArea }) => isCatchable(kept, workArea));
  const { workArea } = home ?? main;
  const width = Math.min(kept?.width ?? firstSize.width, workArea.width);
  const height = Math.min(kept?.height ?? firstSize.height, workArea.height);
  if (home) return { x: kept.x, y: kept.y, width, height };
  const middle = (start: number, room: number, size: number) => Math.round(start + (room - size) / 2);
  return {
    x: middle(workArea.x, workArea.width, width),
    y: middle(workArea.y, workArea.height, height),
    width,
    height,
  };
}

function isCatchable(window: Rectangle, area: Rectangle): boolean {
  const wide = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const high = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y);
  return wide >= catchable.width && high >= catchable.height && window.y >= area.y - 1;
}
