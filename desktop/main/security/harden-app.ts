import type { ElectronApi } from '../electron-api.ts';
import { ownSchemePrivileges } from './own-pages.ts';
import { denyAllPermissions } from './permissions.ts';

/**
 * What must hold before the first page is made, for every page and session there will ever be; what one of them is
 * allowed beyond that is given to it alone, later. To be called before the app is ready.
 */
export function hardenApp({ app, protocol }: Pick<ElectronApi, 'app' | 'protocol'>): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([ownSchemePrivileges]);
  app.on('session-created', denyAllPermissions);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
