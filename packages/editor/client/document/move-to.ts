import type { Place } from './place-beside.ts';

/** By the style itself: a style attribute would need a hole in the content security policy. */
export function moveTo(element: HTMLElement | null, { left, top, isAbove }: Place): void {
  if (!element) return;
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
  element.style.translate = isAbove ? '0 -100%' : '';
}
