/** Where one types with a finger, Enter is the only way to a new line. */
export function isTouch(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
