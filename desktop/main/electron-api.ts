import type * as electron from 'electron';

/**
 * What the main process uses of Electron. Only `main.ts` imports the real one: everything else is given this, so that
 * it runs under plain Node too, where `electron` cannot be loaded.
 */
export type ElectronApi = Pick<
  typeof electron,
  | 'app'
  | 'BrowserWindow'
  | 'clipboard'
  | 'desktopCapturer'
  | 'dialog'
  | 'globalShortcut'
  | 'ipcMain'
  | 'Menu'
  | 'nativeImage'
  | 'Notification'
  | 'powerMonitor'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
  | 'Tray'
  | 'WebContentsView'
>;
