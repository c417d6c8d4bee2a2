import type { BrowserWindow, Session } from 'electron';
import type { ElectronApi } from '../electron-api.ts';
import { hostOf, isLocalhost, originOf } from '../origins.ts';
import { pagePreferences } from '../security/page-preferences.ts';

/** Where a server begins to send a browser to another place, to sign in there. */
export const signInBegins = /^\/api\/openid\/[^/]+\/begin$/;

export interface SignInWindowOptions {
  readonly session: Session;
  readonly address: string;
  readonly serverOrigin: string;
  readonly parent: BrowserWindow | null;
  /** The provider sends the person back: the server's own page goes on there. */
  returned(address: string): void;
}

/**
 * A window for the identity provider of an organisation, in the session of its server but without any bridge. It says
 * in its title whose page it is, goes about by https, and closes as soon as it leads back to the server.
 */
export function openSignInWindow(api: Pick<ElectronApi, 'BrowserWindow'>, options: SignInWindowOptions): BrowserWindow {
  const window = new api.BrowserWindow({
    width: 520,
    height: 720,
    title: hostOf(options.address),
    autoHideMenuBar: true,
    ...(options.parent && { parent: options.parent }),
    webPreferences: pagePreferences({ session: options.session }),
  });
  const { webContents } = window;
  const judge = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }) => {
    if (event.isMainFrame && originOf(event.url) === options.serverOrigin) {
      event.preventDefault();
      window.close();
      options.returned(event.url);
    } else if (!mayShow(event.url, options.serverOrigin)) event.preventDefault();
  };
  webContents.on('will-frame-navigate', judge);
  webContents.on('will-redirect', judge);
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.on('page-title-updated', (event) => event.preventDefault());
  webContents.on('did-navigate', (_event, url) => window.setTitle(hostOf(url)));
  void window.loadURL(options.address).catch(() => undefined);
  return window;
}

/** https; and plain http on this machine for a server that is there itself. */
function mayShow(address: string, serverOrigin: string): boolean {
  const url = URL.parse(address);
  if (url?.protocol === 'https:' || address === 'about:blank' || address === 'about:srcdoc') return true;
  return url?.protocol === 'http:' && isLocalhost(url.hostname) && serverOrigin.startsWith('http:');
}
