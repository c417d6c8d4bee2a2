/** What is used of a document of the browser. */
export interface LookedAtPage {
  readonly visibilityState: string;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
  removeEventListener(type: 'visibilitychange', listener: () => void): void;
}

interface BrowserWindow {
  readonly document?: LookedAtPage;
  readonly sessionStorage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  addEventListener?(type: 'pagehide', listener: () => void, options: { readonly signal: AbortSignal }): void;
}

/** The window, of which Node, where tests and measurements run, has nothing. */
export const browserWindow = globalThis as BrowserWindow;
