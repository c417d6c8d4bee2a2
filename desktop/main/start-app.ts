import type { ElectronApi } from './electron-api.ts';
import { hardenApp } from './security/harden-app.ts';
import { type DeepLink, parseDeepLink } from './servers/deep-link.ts';
import { findLink } from './servers/link-file.ts';
import { Shell, type ShellOptions } from './shell.ts';

/**
 * Starts the app, or hands over to the one that already runs: a second start only passes its link on. The answer is
 * null then. Everything that has to happen before the app is ready happens before the first `await`.
 */
export async function startApp(
  api: ElectronApi,
  argv: readonly string[],
  readOptions: () => Promise<ShellOptions> | ShellOptions,
): Promise<Shell | null> {
  const { app } = api;
  hardenApp(api);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return null;
  }
  let shell: Shell | null = null;
  let first: DeepLink | null = findLink(argv);
  const follow = (link: DeepLink | null) => {
    if (!shell) first = link ?? first;
    else if (link) void shell.follow(link);
    else shell.show();
  };
  app.on('second-instance', (_event, given) => follow(findLink(given)));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    follow(findLink([file]));
  });
  app.on('open-url', (event, address) => {
    event.preventDefault();
    follow(parseDeepLink(address));
  });
  app.on('activate', () => shell?.show());
  app.on('before-quit', () => shell?.prepareToQuit());
  app.on('window-all-closed', () => app.quit());
  // Run from the sources, the system would start Electron without the app.
  if (app.isPackaged) app.setAsDefaultProtocolClient('kontor');
  await app.whenReady();
  shell = new Shell(api, await readOptions());
  shell.start(first);
  return shell;
}
