import type { BrowserWindow, Session, WebContentsView } from 'electron';
import type { ElectronApi } from '../electron-api.ts';
import { ownOrigin } from '../origins.ts';
import { guardNavigation } from '../security/navigation.ts';
import { pagePreferences } from '../security/page-preferences.ts';
import type { SettingsStore } from '../settings/shell-settings.ts';
import { placeWindow } from './window-state.ts';

/** The width of the column in which one changes servers; it is there only with several. */
export const railWidth = 72;

export interface MainWindowOptions {
  readonly session: Session;
  readonly preload: string;
  readonly icon: string;
  readonly settings: SettingsStore;
  /** Whether closing puts it into the tray; false ends the app. */
  staysInTray(): boolean;
  focusChanged(): void;
}

/**
 * The window: the shell's own page fills it, and the page of the chosen server lies over it, beside the column of
 * servers where there are several.
 */
export class MainWindow {
  readonly window: BrowserWindow;
  readonly #options: MainWindowOptions;
  readonly #views = new Set<WebContentsView>();
  #layout: { readonly view: WebContentsView | null; readonly rail: boolean } = { view: null, rail: false };

  constructor(api: Pick<ElectronApi, 'BrowserWindow' | 'screen'>, options: MainWindowOptions) {
    this.#options = options;
    const kept = options.settings.window;
    const { session, preload, icon } = options;
    this.window = new api.BrowserWindow({
      ...placeWindow(kept, api.screen.getAllDisplays(), api.screen.getPrimaryDisplay()),
      minWidth: 360,
      minHeight: 300,
      show: false,
      title: 'Kontor',
      icon,
      autoHideMenuBar: true,
      webPreferences: pagePreferences({ session, preload }),
    });
    if (kept?.maximised) this.window.maximize();
    guardNavigation(this.window.webContents, { origin: ownOrigin, childWindow: null, openOutside: () => undefined });
    this.#watch();
    void this.window.loadURL(`${ownOrigin}/index.html`).catch(() => undefined);
  }

  show(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  /** Which page covers the shell's own; null: none. */
  layOut(view: WebContentsView | null, rail: boolean): void {
    this.#layout = { view, rail };
    if (view && !this.#views.has(view)) {
      this.#views.add(view);
      this.window.contentView.addChildView(view);
    }
    for (const one of this.#views) one.setVisible(one === view);
    this.#fit();
  }

  remove(view: WebContentsView): void {
    if (this.#views.delete(view)) this.window.contentView.removeChildView(view);
  }

  #fit(): void {
    const { view, rail } = this.#layout;
    const { width, height } = this.window.getContentBounds();
    const x = rail ? railWidth : 0;
    view?.setBounds({ x, y: 0, width: Math.max(0, width - x), height });
  }

  #watch(): void {
    const { window } = this;
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('resize', () => this.#fit());
    // The overloads of `on` do not take a union.
    for (const event of ['resized', 'moved', 'maximize', 'unmaximize'] as const)
      window.on(event as 'moved', () => this.#keep());
    window.on('focus', () => this.#options.focusChanged());
    window.on('blur', () => this.#options.focusChanged());
    window.on('close', (event) => {
      this.#keep();
      if (!this.#options.staysInTray()) return;
      event.preventDefault();
      window.hide();
    });
  }

  #keep(): void {
    if (this.window.isDestroyed() || this.window.isMinimized()) return;
    this.#options.settings.keepWindow({ ...this.window.getNormalBounds(), maximised: this.window.isMaximized() });
  }
}
