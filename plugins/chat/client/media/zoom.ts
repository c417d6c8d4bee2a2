/** How large a picture is shown: 1 fits into the window. */
export const smallest = 1;
export const largest = 8;

/** Half as large again, or the step before. */
export function step(zoom: number, direction: 1 | -1): number {
  const next = direction === 1 ? zoom * 1.5 : zoom / 1.5;
  // Rounded, so that as many steps back lead exactly to where one began.
  return Math.min(largest, Math.max(smallest, Math.round(next * 1000) / 1000));
}
