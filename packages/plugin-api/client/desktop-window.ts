/** What pages say to the part of the workbench that talks with the desktop app; in a browser nobody listens. */
export const desktopSignals = { note: 'kontor-note', closeWindow: 'kontor-close-window' } as const;

/** Whether the page is shown by the desktop app. */
export function isInDesktopApp(): boolean {
  return 'kontorDesktop' in globalThis;
}

/** Answers whether somebody takes care of it. */
export function signalDesktop(signal: (typeof desktopSignals)[keyof typeof desktopSignals], detail?: unknown): boolean {
  return !window.dispatchEvent(new CustomEvent(signal, { detail, cancelable: true }));
}

/** Closes the small window in which the page is. Answers whether it is in one. */
export function closeSmallWindow(): boolean {
  return isInDesktopApp() && signalDesktop(desktopSignals.closeWindow);
}
