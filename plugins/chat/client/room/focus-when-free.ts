const covered = '[aria-hidden="true"], [inert]';

/**
 * Gives an element the focus, once nothing lies above it: a sheet that was just closed holds the focus until it is gone, and
 * gives it back to its button then.
 */
export function focusWhenFree(element: HTMLElement): void {
  const focus = () => element.focus({ preventScroll: true });
  if (!element.closest(covered)) {
    focus();
    return;
  }
  const observer = new MutationObserver(() => {
    if (element.closest(covered)) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(focus));
  });
  observer.observe(document.body, { attributes: true, subtree: true, attributeFilter: ['aria-hidden', 'inert'] });
}
