import type { WebContents, WebPreferences } from 'electron';
import { originOf } from '../origins.ts';

export interface NavigationRules {
  /** The only origin that this page may show. */
  readonly origin: string;
  /** How a window that this page opens is made; null where it may open none. */
  readonly childWindow: WebPreferences | null;
  /** Somebody pressed a link that leads elsewhere. */
  openOutside(address: string): void;
  /** The server itself sends its page elsewhere, as it does for signing in; true: taken care of. */
  leaveForSignIn?(address: string): boolean;
}

/**
 * Keeps a page on its origin, however it tries to leave: by a link, a script, a redirect, a frame, a window or a
 * `<webview>`. What leads elsewhere is given to `openOutside`, which asks.
 */
export function guardNavigation(contents: WebContents, rules: NavigationRules): void {
  const isOwn = (address: string) => originOf(address) === rules.origin;

  contents.on('will-frame-navigate', (event) => {
    if (isOwn(event.url) || (!event.isMainFrame && isInnerPage(event.url, rules.origin))) return;
    event.preventDefault();
    if (event.isMainFrame) rules.openOutside(event.url);
  });
  contents.on('will-redirect', (event) => {
    if (isOwn(event.url)) return;
    event.preventDefault();
    if (event.isMainFrame && !rules.leaveForSignIn?.(event.url)) rules.openOutside(event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (rules.childWindow && isOwn(url))
      return {
        action: 'allow',
        overrideBrowserWindowOptions: { webPreferences: rules.childWindow, autoHideMenuBar: true },
      };
    if (!isOwn(url)) rules.openOutside(url);
    return { action: 'deny' };
  });
}

/** Frames without an address of their own, and data that the page itself made. */
function isInnerPage(address: string, origin: string): boolean {
  return address === 'about:srcdoc' || address === 'about:blank' || address.startsWith(`blob:${origin}/`);
}
