import type { BrowserWindow, Session } from 'electron';
import { quickTaskPath } from '../../shared/bridge.ts';
import type { ElectronApi } from '../electron-api.ts';
import { guardNavigation } from '../security/navigation.ts';
import { pagePreferences } from '../security/page-preferences.ts';
import type { Server } from '../servers/server-list.ts';
import type { ServerPages } from '../servers/server-pages.ts';

export interface QuickTaskOptions {
  readonly session: Session;
  readonly preload: string;
  readonly pages: ServerPages;
  openOutside(address: string): void;
}

/** The small window in which one writes down a task without leaving what one does; one for each server. */
export class QuickTaskWindows {
  readonly #api: Pick<ElectronApi, 'BrowserWindow'>;
  readonly #open = new Map<string, BrowserWindow>();

  constructor(api: Pick<ElectronApi, 'BrowserWindow'>) {
    this.#api = api;
  }

  open(server: Server, options: QuickTaskOptions): void {
    const known = this.#open.get(server.id);
    if (known) {
      known.show();
      known.focus();
      return;
    }
    const window = new this.#api.BrowserWindow({
      width: 520,
      height: 360,
      minWidth: 360,
      minHeight: 240,
      title: 'Kontor',
      alwaysOnTop: true,
      fullscreenable: false,
      maximizable: false,
      autoHideMenuBar: true,
      webPreferences: pagePreferences({ session: options.session, preload: options.preload, spellcheck: true }),
    });
    this.#open.set(server.id, window);
    window.once('closed', () => this.#open.delete(server.id));
    const { origin, id: serverId } = server;
    guardNavigation(window.webContents, { origin, childWindow: null, openOutside: options.openOutside });
    options.pages.add({ serverId, origin, contents: window.webContents, quickTask: true });
    void window.loadURL(origin + quickTaskPath).catch(() => window.close());
  }

  close(serverId: string): void {
    this.#open.get(serverId)?.close();
  }
}
