import { type RefObject, useEffect } from 'react';

/** Tells the frame as `--k-keyboard` how much of the window the keys of a phone cover: the bar stands above them. */
export function useKeyboardInset(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { visualViewport: view } = window;
    const { current: element } = frame;
    if (!view || !element) return;
    const tell = () => {
      const covered = Math.max(0, window.innerHeight - view.height - view.offsetTop);
      element.style.setProperty('--k-keyboard', `${Math.round(covered)}px`);
    };
    view.addEventListener('resize', tell);
    view.addEventListener('scroll', tell);
    return () => {
      view.removeEventListener('resize', tell);
      view.removeEventListener('scroll', tell);
    };
  }, [frame]);
}
